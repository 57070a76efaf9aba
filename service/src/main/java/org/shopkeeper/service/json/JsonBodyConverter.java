package org.shopkeeper.service.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.json.StrictJson.Read;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;

/** Gives a controller its {@link JsonBody}, or the caller every mistake in it. */
@Component
class JsonBodyConverter extends AbstractHttpMessageConverter<JsonBody> {

    JsonBodyConverter() {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == JsonBody.class;
    }

    @Override
    public boolean canWrite(@Nullable Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected JsonBody readInternal(Class<? extends JsonBody> type, HttpInputMessage message) throws IOException {
        Read read = StrictJson.read(message.getBody());
        if (!read.mistakes().isEmpty()) {
            throw new ProblemException(
                            ProblemType.MALFORMED_BODY,
                            read.mistakes().get(0).message().en())
                    .with("errors", read.mistakes());
        }
        if (!(read.value() instanceof Map<?, ?> members)) {
            var mistake = Mistake.at("#", "WRONG_TYPE", "请求体应为一个 JSON 对象", "The body must be a JSON object.");
            throw new ProblemException(
                            ProblemType.INVALID_INPUT, mistake.message().en())
                    .with("errors", List.of(mistake));
        }
        return new JsonBody((Map<String, @Nullable Object>) members);
    }

    @Override
    protected void writeInternal(JsonBody body, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("a body is read only");
    }
}
