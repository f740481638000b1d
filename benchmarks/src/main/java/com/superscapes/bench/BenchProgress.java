package com.superscapes.bench;

/** Hears what a bench is doing; one sentence a step, in the order of the steps. */
@FunctionalInterface
public interface BenchProgress {

    void step(String sentence);
}
