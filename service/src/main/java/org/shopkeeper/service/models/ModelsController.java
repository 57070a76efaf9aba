package org.shopkeeper.service.models;

import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.compile.CompiledModel;
import org.shopkeeper.decisions.compile.Evaluated;
import org.shopkeeper.service.json.FeelJson;
import org.shopkeeper.service.json.JsonBody;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/models}: try a DMN model that is not released. */
@RestController
@RequestMapping("/v1/models")
class ModelsController {

    private final TrialModels models;
    private final Clock clock;

    ModelsController(TrialModels models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /**
     * @param messages what is wrong with the model; each such place evaluates to null
     */
    record Created(String id, Set<String> decisions, List<String> services, List<Failure> messages) {}

    /**
     * @param result numbers exact, dates, times and durations as text
     * @param messages why the result, or a part of it, is null
     */
    record Result(@Nullable Object result, List<Failure> messages) {}

    /** Puts a model up for trial: the files that make it, and the namespace and name of the one that is asked. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Created create(@RequestBody JsonBody body, Principal caller) {
        Upload upload = Upload.read(body);
        CompiledModel model = upload.compile(clock);
        String id = models.keep(caller.getName(), model, upload.characters());
        List<String> services =
                upload.main().services().stream().map(s -> s.name()).toList();
        return new Created(id, model.decisions(), services, model.mistakes());
    }

    /** Asks one decision or decision service of a model on trial. Inputs that are missing are null. */
    @PostMapping(path = "/{id}/evaluate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Result evaluate(@PathVariable String id, @RequestBody JsonBody body, Principal caller) {
        CompiledModel model = models.of(caller.getName(), id);
        TrialQuestion question = TrialQuestion.read(body);
        Evaluated answer = ask(model, question);
        try {
            return new Result(FeelJson.of(answer.value()), answer.failures());
        } catch (FeelJson.NotJson e) {
            var messages = new ArrayList<>(answer.failures());
            messages.add(new Failure(
                    "NOT_JSON",
                    new Text("结果无法用 JSON 表示", "The result has no form in JSON: " + e.getMessage()),
                    new Failure.Place(null, question.decision(), null, null, null)));
            return new Result(null, messages);
        }
    }

    /** Takes a model off trial. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id, Principal caller) {
        models.drop(caller.getName(), id);
    }

    private static Evaluated ask(CompiledModel model, TrialQuestion question) {
        String decision = question.decision();
        String service = question.service();
        try {
            return decision != null
                    ? model.decide(decision, question.inputs())
                    : model.serve(String.valueOf(service), question.inputs());
        } catch (IllegalArgumentException e) {
            String pointer = decision != null ? "#/decision" : "#/service";
            throw ProblemException.of(
                    ProblemType.INVALID_INPUT,
                    List.of(Mistake.at(pointer, "UNKNOWN_NAME", "模型中没有这个名称", String.valueOf(e.getMessage()))));
        }
    }
}
