package org.shopkeeper.service;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mongo.MongoAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service. Our own store opens the database, so that the embedded one can be up first. */
@SpringBootApplication(exclude = {MongoAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ConfigurationPropertiesScan
public class ShopkeeperApplication {

    /** Business time: day counts and service hours are those of the shop. */
    public static final ZoneId SHOP_ZONE = ZoneId.of("Asia/Shanghai");

    public static void main(String[] args) {
        var application = new SpringApplication(ShopkeeperApplication.class);
        application.addListeners(new HomeLock());
        application.run(args);
    }

    @Bean
    Clock clock() {
        return Clock.system(SHOP_ZONE);
    }
}
