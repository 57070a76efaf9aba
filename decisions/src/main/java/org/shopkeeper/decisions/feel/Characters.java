package org.shopkeeper.decisions.feel;

/** Which characters a FEEL name may hold (DMN 1.5, §10.3.1.2, grammar rules 28 to 30 and 61 to 62). */
final class Characters {

    private Characters() {}

    static boolean isSpace(int c) {
        return c == ' '
                || c >= 0x09 && c <= 0x0D
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || c == 0x180E
                || c >= 0x2000 && c <= 0x200B
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000
                || c == 0xFEFF;
    }

    static boolean isNameStart(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '?';
        }
        return c >= 0xC0 && c <= 0xD6
                || c >= 0xD8 && c <= 0xF6
                || c >= 0xF8 && c <= 0x2FF
                || c >= 0x370 && c <= 0x37D
                || c >= 0x37F && c <= 0x167F
                || c >= 0x1681 && c <= 0x180D
                || c >= 0x180F && c <= 0x1FFF
                || c >= 0x200C && c <= 0x200D
                || c >= 0x2070 && c <= 0x218F
                || c >= 0x2C00 && c <= 0x2FEF
                || c >= 0x3001 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFDCF
                || c >= 0xFDF0 && c <= 0xFEFE
                || c >= 0xFF00 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0xEFFFF;
    }

    static boolean isNamePart(int c) {
        return isNameStart(c)
                || c >= '0' && c <= '9'
                || c == 0xB7
                || c >= 0x0300 && c <= 0x036F
                || c >= 0x203F && c <= 0x2040;
    }
}
