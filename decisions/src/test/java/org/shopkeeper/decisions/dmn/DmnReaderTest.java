package org.shopkeeper.decisions.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class DmnReaderTest {

    @Test
    void aDocumentTypeIsRefusedBeforeAnythingIsFetched() {
        DmnUnreadable refused = refused("<!DOCTYPE definitions SYSTEM \"http://127.0.0.1:1/x.dtd\"><definitions/>");
        assertThat(refused.code()).isEqualTo("DOCTYPE_REFUSED");
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        DmnUnreadable refused = refused(
                """
                <?xml version="1.0"?>
                <!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
                <definitions name="&b;&x;"/>""");
        assertThat(refused.code()).isIn("DOCTYPE_REFUSED", "XML_MALFORMED");
    }

    @Test
    void brokenXmlIsNamedWithItsLine() {
        DmnUnreadable refused = refused("<definitions>\n<decision></definitions>");
        assertThat(refused.code()).isEqualTo("XML_MALFORMED");
        assertThat(refused.line()).isEqualTo(2);
    }

    @Test
    void deepNestingIsRefused() {
        String open = "<decision><context>" + "<contextEntry><context>".repeat(500);
        DmnUnreadable refused = refused("<definitions>" + open);
        assertThat(refused.code()).isEqualTo("TOO_DEEP");
    }

    @Test
    void anotherRootElementIsNoDmn() {
        assertThat(refused("<html/>").code()).isEqualTo("NOT_DMN");
    }

    private static DmnUnreadable refused(String text) {
        return catchThrowableOfType(DmnUnreadable.class, () -> DmnReader.read("area/name", text));
    }
}
