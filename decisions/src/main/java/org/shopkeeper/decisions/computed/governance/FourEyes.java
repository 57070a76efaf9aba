package org.shopkeeper.decisions.computed.governance;

import static org.shopkeeper.decisions.computed.Fields.any;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;

/** Whether a change has the approvals it needs. The author never counts, and one person stands for one role. */
public final class FourEyes {
    static final ComputedDecision FOUR_EYES = ComputedDecision.named("governance/fourEyes", "M8.07")
            .titled("四眼原则", "Four eyes")
            .takes(
                    text("author", "作者", "author"),
                    structs(
                            "approvals",
                            "审批记录",
                            "approvals",
                            text("user", "审批人", "who approved"),
                            text("role", "以何角色", "in which role"),
                            text("delegatedBy", "受谁委托;缺省为本人", "on whose behalf; their own when absent")
                                    .optional()),
                    texts("requiredRoles", "须有的角色", "roles that must approve"))
            .gives(
                    flag("valid", "是否有效", "whether the approvals suffice"),
                    any("missing", "缺少的角色", "roles that nobody stands for"),
                    flag("selfApproval", "作者自批", "the author approved"))
            .source("author ≠ approver; one person one role; a delegate of the author is the author")
            .decide((in, released) -> decide(in));

    private FourEyes() {}

    public record Approval(String user, String role) {}

    /**
     * The required roles that no approver is left for, when every person stands for one role and roles are given out so that as
     * many as possible are filled.
     *
     * @param approvals without those of the author
     * @return in the order required
     */
    public static List<String> missing(List<String> requiredRoles, List<Approval> approvals) {
        Map<String, Set<String>> usersByRole = new HashMap<>();
        approvals.forEach(a -> usersByRole
                .computeIfAbsent(a.role(), r -> new LinkedHashSet<>())
                .add(a.user()));
        Map<String, String> roleOfUser = new HashMap<>();
        var missing = new ArrayList<String>();
        for (String role : new LinkedHashSet<>(requiredRoles)) {
            if (!fill(role, usersByRole, roleOfUser, new HashSet<>())) {
                missing.add(role);
            }
        }
        return missing;
    }

    // Augmenting path: whoever fills another role hands it to a colleague who can take it.
    private static boolean fill(
            String role, Map<String, Set<String>> usersByRole, Map<String, String> roleOfUser, Set<String> tried) {
        for (String user : usersByRole.getOrDefault(role, Set.of())) {
            if (tried.add(user)) {
                String held = roleOfUser.get(user);
                if (held == null || fill(held, usersByRole, roleOfUser, tried)) {
                    roleOfUser.put(user, role);
                    return true;
                }
            }
        }
        return false;
    }

    private static Answer decide(Inputs in) {
        String author = in.text("author");
        var counting = new ArrayList<Approval>();
        boolean selfApproval = false;
        boolean delegated = false;
        for (Inputs approval : in.structs("approvals")) {
            boolean own = approval.text("user").equals(author)
                    || approval.text("delegatedBy", "").equals(author);
            selfApproval |= own;
            delegated |= approval.has("delegatedBy");
            if (!own) {
                counting.add(new Approval(approval.text("user"), approval.text("role")));
            }
        }
        List<String> missing = missing(in.texts("requiredRoles"), counting);
        Answer answer = Answer.with("valid", missing.isEmpty() && !selfApproval)
                .and("missing", missing)
                .and("selfApproval", selfApproval);
        missing.forEach(role -> answer.because("ROLE_MISSING", "缺少角色 " + role, "nobody stands for " + role));
        if (selfApproval) {
            answer.because("SELF_APPROVAL", "作者不得审批自己的变更", "the author may not approve the own change");
        }
        return delegated ? answer.warning("含委托审批,已记录", "An approval was given by delegation; it is logged") : answer;
    }
}
