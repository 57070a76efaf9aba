package org.shopkeeper.service.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything but health needs a key, sent as {@code Authorization: Bearer KEY}; no cookies, so no cross-site forgery. */
@Configuration
class SecurityConfig {

    @Bean
    SecurityFilterChain security(HttpSecurity http, AccessKeys keys, List<AccessRule> rules) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(b -> b.disable())
                .formLogin(f -> f.disable())
                .logout(l -> l.disable())
                .requestCache(c -> c.disable())
                .addFilterBefore(new KeyFilter(keys), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> {
                    a.requestMatchers("/actuator/health/**", "/error").permitAll();
                    // The end of a streamed answer: its request was let in before.
                    a.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
                    for (AccessRule rule : rules) {
                        String[] roles = rule.roles().stream().map(Role::name).toArray(String[]::new);
                        a.requestMatchers(rule.method(), rule.path()).hasAnyRole(roles);
                    }
                    a.anyRequest().authenticated();
                })
                .exceptionHandling(e -> e.authenticationEntryPoint(
                                (request, response, why) -> refuse(response, ProblemType.UNAUTHENTICATED))
                        .accessDeniedHandler((request, response, why) -> refuse(response, ProblemType.FORBIDDEN)))
                .build();
    }

    private static void refuse(HttpServletResponse response, ProblemType type) throws IOException {
        response.setStatus(type.status().value());
        response.setContentType("application/problem+json");
        if (type == ProblemType.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.getWriter()
                .write("{\"type\":\"urn:shopkeeper:problem:" + type.slug() + "\",\"title\":\"" + type.title()
                        + "\",\"status\":" + type.status().value() + "}");
    }

    private static final class KeyFilter extends OncePerRequestFilter {

        private static final String SCHEME = "Bearer ";

        private final AccessKeys keys;

        KeyFilter(AccessKeys keys) {
            this.keys = keys;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (header != null && header.startsWith(SCHEME)) {
                Role role = keys.roleOf(header.substring(SCHEME.length()).strip());
                if (role != null) {
                    var authorities = List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
                    SecurityContextHolder.getContext()
                            .setAuthentication(new UsernamePasswordAuthenticationToken(role.slug(), null, authorities));
                }
            }
            chain.doFilter(request, response);
        }
    }
}
