package org.shopkeeper.service.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleShopTest {

    @Test
    void isTheSameShopEveryTime() {
        assertThat(SampleShop.generate().sales())
                .isEqualTo(SampleShop.generate().sales());
        assertThat(SampleShop.generate().stock())
                .isEqualTo(SampleShop.generate().stock());
    }

    @Test
    void hasWhatARealSalesFileHas() {
        String sales = SampleShop.generate().sales();

        assertThat(sales).contains("\nC7").contains(",POST,").contains(",600,").contains(",,中国 China");
        assertThat(SampleShop.generate().stock().lines()).hasSize(41);
    }
}
