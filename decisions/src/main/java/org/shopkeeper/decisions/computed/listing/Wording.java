package org.shopkeeper.decisions.computed.listing;

import static org.shopkeeper.decisions.computed.Fields.any;
import static org.shopkeeper.decisions.computed.Fields.flag;
import static org.shopkeeper.decisions.computed.Fields.number;
import static org.shopkeeper.decisions.computed.Fields.text;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.ImpossibleInput;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Released;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/** The words of a listing: does the title fit the platform, does a claim say something, can the text be read. */
public final class Wording {
    private static final String LIMITS = "listing/platformFieldLimits";
    private static final String CLAIM_TABLE = "listing/claimVerdict";
    private static final Charset GBK = Charset.forName("GBK");
    private static final int MOST_REPEATS = 2;
    private static final BigDecimal LONGEST_SENTENCE = BigDecimal.valueOf(25);
    private static final int LONGEST_BULLET = 40;

    // Amazon title policy in force since 2025-01-21.
    private static final Pattern AMAZON_FORBIDDEN = Pattern.compile("[!$?_{}^¬¦]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?；;\\n\\r]+|\\.(?!\\d)");

    /** Words that praise without saying what. */
    private static final Pattern VAGUE = Pattern.compile(
            "高质感|质感好|高品质|优质|好品质|高端|高档|上档次|高级感|好看|漂亮|美观|精美|精致|时尚|潮流|百搭|大气|舒适|舒服|显瘦|超值|性价比|实惠|好用|实用|耐用|耐穿|结实|放心|贴心|完美|极致|奢华|豪华|尊贵|经典|卓越|非凡|上乘|优良|匠心|爆款|网红|人气|颜值|气质|给力|不错|很好|超好");

    private static final Pattern METRIC = Pattern.compile(
            "\\d+(?:\\.\\d+)?\\s*(?:"
                    + "%|％|‰|℃|°C|°|度|小时|分钟|秒|天|日|周|个月|月|年|次|遍|倍|层|级|支|针|根|股|片|粒|颗|件|包|瓶|袋|盒|抽|卷|人|位|款|色|档|"
                    + "毫升|升|ml|mL|L|千克|公斤|克|斤|两|kg|KG|g|mg|吨|毫米|厘米|分米|米|公里|mm|cm|dm|km|m|寸|英寸|平方米|㎡|目|旦|D|tex|"
                    + "毫安时|毫安|mAh|Ah|瓦|千瓦|W|kW|伏|V|安|A|赫兹|Hz|kHz|MHz|GHz|分贝|dB|流明|lm|lux|Pa|kPa|MPa|bar|转|rpm|"
                    + "像素|万像素|MP|GB|TB|MB|K|PA\\+|SPF|元|块)",
            Pattern.UNICODE_CHARACTER_CLASS);

    static final ComputedDecision TITLE_CHECK = ComputedDecision.named("listing/titleCheck", "M2.02")
            .titled("标题检查", "Title check")
            .takes(
                    text("platform", "平台", "platform"),
                    text("title", "标题", "title"),
                    Field.of("required", new FieldType.MapOf(FieldType.Scalar.STRING))
                            .titled(
                                    "必含词,如 BRAND、KEYWORD、COLOR、SIZE",
                                    "words that must occur, e.g. BRAND, KEYWORD, COLOR, SIZE"))
            .gives(
                    number("length", "长度(按平台单位)", "length in the unit of the platform"),
                    number("limit", "上限", "limit"),
                    any("issues", "问题", "TITLE_TOO_LONG, MISSING_…, WORD_REPEATED_GT_2, FORBIDDEN_CHAR"))
            .asks(LIMITS)
            .codesOf("platform", LIMITS, "platform")
            .source(
                    "GBK bytes (a Chinese character is 2) or characters; Amazon: no word more than twice, none of !$?_{}^¬¦")
            .decide(Wording::title);

    static final ComputedDecision CLAIM = ComputedDecision.named("listing/claim", "M2.04")
            .titled("卖点量化", "Claim: vague, measured, proven")
            .takes(
                    text("text", "卖点", "the claim"),
                    any("evidence", "证据编号或是否有证据;缺省为无", "evidence id, or whether there is any; none when absent or null")
                            .orNull()
                            .optional(),
                    any("evidenceId", "同 evidence", "the same as evidence")
                            .orNull()
                            .optional())
            .gives(
                    flag("vague", "含空泛词", "holds a vague word"),
                    flag("metric", "含数字与单位", "holds a number with a unit"),
                    text("verdict", "判定", "VAGUE_REWRITE, NEEDS_EVIDENCE, OK or OK_DESCRIPTIVE"))
            .asks(CLAIM_TABLE)
            .resting("广告法 art.11")
            .source("vague-word list and a detector of numbers with units; 广告法 art.11")
            .decide(Wording::claim);

    static final ComputedDecision READABILITY = ComputedDecision.named("listing/readability", "M2.07")
            .titled("可读性", "Readability")
            .takes(
                    text("text", "文本", "text"),
                    texts("bullets", "卖点列表;缺省不检查", "bullets; not checked when absent")
                            .optional())
            .gives(
                    number("sentences", "句数", "sentences"),
                    number("avgChars", "平均句长", "characters per sentence, 1 decimal"),
                    flag("ok", "是否易读", "25 characters or fewer on average; 3–5 bullets of 40 or fewer"))
            .source("average sentence ≤ 25 characters; 3–5 bullets of ≤ 40")
            .decide((in, released) -> readability(in));

    private Wording() {}

    /** Length of a title in GBK bytes: 2 for a Chinese character, 1 for ASCII; 2 for what GBK does not have. */
    public static int gbkLength(String title) {
        CharsetEncoder encoder = GBK.newEncoder();
        return title.codePoints()
                .map(c -> {
                    String character = Character.toString(c);
                    return encoder.canEncode(character) ? character.getBytes(GBK).length : 2;
                })
                .sum();
    }

    /** Whether the text holds a number with a unit, as "保温12小时" does. */
    public static boolean hasMetric(String text) {
        return METRIC.matcher(text).find();
    }

    /** Whether the text holds a word that praises without saying what. */
    public static boolean isVague(String text) {
        return VAGUE.matcher(text).find();
    }

    private static Answer title(Inputs in, Released released) {
        String platform = in.text("platform");
        String title = in.text("title");
        Ruling limits = released.row(LIMITS, Map.of("platform", platform));
        int length = limits.text("titleUnit").equals("GBK_BYTE")
                ? gbkLength(title)
                : title.codePointCount(0, title.length());
        BigDecimal limit = limits.number("titleMax");
        var issues = new ArrayList<String>();
        if (BigDecimal.valueOf(length).compareTo(limit) > 0) {
            issues.add("TITLE_TOO_LONG");
        }
        in.textMap("required").forEach((name, word) -> {
            if (!title.contains(word)) {
                issues.add("MISSING_" + name);
            }
        });
        if (platform.equals("AMAZON")) {
            if (repeatsAWord(title)) {
                issues.add("WORD_REPEATED_GT_2");
            }
            if (AMAZON_FORBIDDEN.matcher(title).find()) {
                issues.add("FORBIDDEN_CHAR");
            }
        }
        Answer answer = Answer.with("length", BigDecimal.valueOf(length))
                .and("limit", limit)
                .and("issues", issues)
                .by(limits);
        issues.forEach(issue -> answer.because(issue, "标题问题: " + issue, "title: " + issue));
        return answer;
    }

    private static boolean repeatsAWord(String title) {
        var counts = new HashMap<String, Integer>();
        return WORD.matcher(title.toLowerCase(Locale.ROOT))
                .results()
                .anyMatch(word -> counts.merge(word.group(), 1, Integer::sum) > MOST_REPEATS);
    }

    private static Answer claim(Inputs in, Released released) {
        String text = in.text("text");
        boolean vague = isVague(text);
        boolean metric = hasMetric(text);
        boolean evidence = isGiven(in, "evidence") || isGiven(in, "evidenceId");
        Ruling verdict =
                released.row(CLAIM_TABLE, Map.of("isVagueTerm", vague, "hasMetric", metric, "hasEvidence", evidence));
        return Answer.with("vague", vague)
                .and("metric", metric)
                .and("verdict", verdict.text("verdict"))
                .by(verdict);
    }

    private static boolean isGiven(Inputs in, String name) {
        Object evidence = in.raw(name);
        if (evidence instanceof Boolean given) {
            return given;
        }
        return evidence instanceof String id ? !id.isBlank() : evidence != null;
    }

    private static Answer readability(Inputs in) {
        List<String> sentences = SENTENCE_END
                .splitAsStream(in.text("text"))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        if (sentences.isEmpty()) {
            throw new ImpossibleInput("text", "没有句子", "holds no sentence");
        }
        long characters = sentences.stream()
                .mapToLong(sentence -> sentence.codePointCount(0, sentence.length()))
                .sum();
        BigDecimal average = Rounding.quotient(BigDecimal.valueOf(characters), BigDecimal.valueOf(sentences.size()));
        boolean readable = average.compareTo(LONGEST_SENTENCE) <= 0;
        return Answer.with("sentences", BigDecimal.valueOf(sentences.size()))
                .and("avgChars", Rounding.to(1, average))
                .and("ok", readable && (!in.has("bullets") || bulletsFit(in.texts("bullets"))));
    }

    private static boolean bulletsFit(List<String> bullets) {
        return bullets.size() >= 3
                && bullets.size() <= 5
                && bullets.stream().allMatch(b -> b.codePointCount(0, b.length()) <= LONGEST_BULLET);
    }
}
