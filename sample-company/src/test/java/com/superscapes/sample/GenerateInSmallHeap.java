package com.superscapes.sample;

import java.io.IOException;
import java.nio.file.Path;

/** Run in a process of its own by {@link GenerationTest}. */
final class GenerateInSmallHeap {

    private GenerateInSmallHeap() {
    }

    public static void main(String[] arguments) throws IOException {
        SampleCompany.generate(SampleOptions.ofLines(1_000_000), Path.of(arguments[0]));
    }
}
