package com.superscapes.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.bench.setup.Timing;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a bench prints. */
class BenchResultTest {

    @Test
    void theLineIsJsonWithNameAndRatioFirst() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", 1000L);
        figures.put("oursSeconds", new BigDecimal("1.5000"));
        assertThat(new BenchResult("load", new BigDecimal("3.000"), figures).json())
                .isEqualTo("{\"name\":\"load\",\"ratio\":3.000,\"lines\":1000,\"oursSeconds\":1.5000}");
    }

    @Test
    void theRatioIsOursOverTheReferenceByMedian() {
        Timing ours = new Timing(9_000_000_000L, 3_000_000_000L, 2_000_000_000L);
        Timing reference = new Timing(1_500_000_000L);
        assertThat(ours.ratioTo(reference)).isEqualByComparingTo("2");
        assertThat(ours.median()).isEqualByComparingTo("3");
        assertThat(ours.quantile(0.95)).isEqualTo(9_000_000_000L);
    }
}
