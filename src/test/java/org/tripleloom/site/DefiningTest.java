package org.tripleloom.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefiningTest {
  @Test
  void a_thing_whose_names_are_letters_takes_no_definition_of_another() {
    Defining letter = new Defining(List.of("R"));
    assertEquals(
        OptionalInt.empty(), letter.rank("We compare R with \"X\", a framework for weaving."));
  }

  private final Defining weaving = new Defining(List.of("thread weaving", "TW"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread weaving is a method that joins threads into cloth.",
        "Thread weaving (TW) refers to joining threads into cloth.",
        "In textile research, thread weaving is the task of joining threads.",
        "TW aims to join threads into cloth without gaps.",
        "Thread weaving, the process of joining threads, is old.",
        "Thread weaving is a popular technique for joining threads.",
        "We propose thread weaving, a novel framework for joining threads.",
        "The thread weaving (TW) is a sequential process that joins threads."
      })
  void a_sentence_that_says_what_it_is_defines_it(String sentence) {
    assertEquals(true, weaving.rank(sentence).isPresent(), sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread weaving is a key challenge for large mills.",
        "Thread weaving is a popular method that has achieved great results.",
        "Thread weaving is used in many mills.",
        "Fast thread weaving is a method that joins threads.",
        "Thread weaving machines are a tool for joining threads.",
        "The thread weaving is a process of the second stage.",
        "We compare looms, thread weaving, a spindle and a set of needles.",
        "Thread weaving aims to solve this problem.",
        "Thread weaving is one of the most important topics.",
        "Threads are incorporated in the method to speed it up."
      })
  void other_sentences_do_not(String sentence) {
    assertEquals(false, weaving.rank(sentence).isPresent(), sentence);
  }
}
