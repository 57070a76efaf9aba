package org.shopkeeper.service.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds bodies that are read into memory: JSON and XML. Calls that stream their body (batches, imports) bound it themselves.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

    private static final long MEBIBYTE = 1 << 20;

    /** For a question: the largest facts of any decision are some thousand lines. */
    static final long SMALL = 4 * MEBIBYTE;

    /** For calls that carry policy files: a table of 100,000 rows fits. */
    static final long LARGE = 64 * MEBIBYTE;

    private static final List<String> CARRY_POLICIES =
            List.of("/v1/models", "/v1/policies", "/v1/releases", "/v1/changes");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean intoMemory = type == null
                || type.contains("json") && !type.contains("ndjson")
                || type.contains("xml") && !type.contains("spreadsheet");
        chain.doFilter(intoMemory ? new Bounded(request, limit(request.getRequestURI())) : request, response);
    }

    private static long limit(String path) {
        return CARRY_POLICIES.stream().anyMatch(path::startsWith) ? LARGE : SMALL;
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.TOO_LARGE, "The body may have " + limit + " bytes.")
                .with("limit", limit);
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final long limit;

        Bounded(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            String encoding = getHeader(HttpHeaders.CONTENT_ENCODING);
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                throw new ProblemException(
                        ProblemType.WRONG_MEDIA_TYPE, "Compressed bodies are taken by batches and imports only.");
            }
            if (getContentLengthLong() > limit) {
                throw tooLarge(limit);
            }
            return new BoundedStream(super.getInputStream(), limit);
        }
    }

    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private long read;

        BoundedStream(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        private int counted(int bytes) {
            read += Math.max(bytes, 0);
            if (read > limit) {
                throw tooLarge(limit);
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int b = body.read();
            counted(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return counted(body.read(to, offset, length));
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
