package org.tripleloom.text;

/** How far an analysis goes; each holds all before it. Cost on one core: about 1, 11 and 45 ms. */
public enum Depth {
  SENTENCES("tokenize"),
  LEMMAS("tokenize,pos,lemma"),
  DEPENDENCIES("tokenize,pos,lemma,depparse");

  private final String annotators;

  Depth(String annotators) {
    this.annotators = annotators;
  }

  String annotators() {
    return annotators;
  }
}
