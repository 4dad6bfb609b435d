package org.tripleloom.resolve;

/** What the pair model sees of an ordered pair (a, b); the weights are stored under these names. */
enum Feature {
  BIAS,
  /** Equal but for case, hyphens, spaces, number. */
  SAME_KEY,
  /** Equal roots in order. */
  SAME_ROOTS,
  /** The head words are two forms of one root: {@code estimates}, {@code estimation}. */
  SAME_ROOTS_OTHER_HEAD,
  SAME_ROOTS_OTHER_HEAD_AND_TYPE,
  /** Equal roots in order without generic tails. */
  SAME_CORE,
  SAME_CORE_SAME_TYPE,
  /** Only one has a tail that can make a thing of an idea: after one word, after a name, else. */
  SAME_CORE_WORD_MADE,
  SAME_CORE_NAME_MADE,
  SAME_CORE_MADE,
  SAME_CORE_RESOURCE,
  /** Only one has a tail for a place, behind what is no name: {@code traffic environment}. */
  SAME_CORE_PLACE,
  /** Only one has a tail for a figure: {@code feasibility score}. */
  SAME_CORE_FIGURE,
  /** Both have tails, of two classes, after up to two words or more. */
  SAME_CORE_SHORT_OTHER_TAIL,
  SAME_CORE_LONG_OTHER_TAIL,
  /** Equal roots, but one is a name in capitals that the other does not hold. */
  NAME_AND_WORD,
  /** The same roots in another order, with the same head word or not. */
  SAME_BAG_SAME_HEAD,
  SAME_BAG_OTHER_HEAD,
  /** The other head comes with a preposition or a verb: {@code analysis of errors}. */
  SAME_BAG_TURNED,
  /** One word in -ing leads one and ends the other: {@code planning graph}, not of tasks. */
  SAME_BAG_ING,
  /** Of two words of one root, one alone is a participle: {@code trained}, {@code training}. */
  ONE_PARTICIPLE,
  /** One is short, and a context defines it as the other. */
  DEFINED_SAME,
  /** As before, up to a generic tail or one word. */
  DEFINED_NEAR,
  /** One is short, and its own context defines it as something else. */
  DEFINED_OTHER,
  /** One is short and not defined: its letters are the initials of the other. */
  INITIALS_LONG,
  INITIALS_LONG_SAME_TYPE,
  INITIALS_OF_TWO,
  INITIALS_LOOSE,
  SHORT_WITHOUT_LETTERS,
  BOTH_SHORT_DIFFER,
  ONE_SHORT,
  SHORT_OTHER_TYPE,
  /** All of a stands in b, which adds words before the same head: b is a kind of a. */
  B_ADDS_MODIFIER,
  B_ADDS_MODIFIERS_MANY,
  B_ADDS_INSIDE,
  B_ADDS_PLAIN,
  B_ADDS_TAIL,
  B_ADDS_HEAD,
  B_ADDS_AFTER,
  B_ADDS_OF_PHRASE,
  B_ADDS_NAME,
  B_ADDS_COORDINATION,
  B_HAS_OTHER_SENSE,
  /** The same the other way round. */
  A_ADDS_MODIFIER,
  A_ADDS_MODIFIERS_MANY,
  A_ADDS_INSIDE,
  A_ADDS_PLAIN,
  A_ADDS_TAIL,
  A_ADDS_HEAD,
  A_ADDS_AFTER,
  A_ADDS_OF_PHRASE,
  A_ADDS_NAME,
  A_ADDS_COORDINATION,
  A_HAS_OTHER_SENSE,
  /** Neither holds the other. */
  OVERLAP_SAME_HEAD,
  OVERLAP_OTHER_HEAD,
  OVERLAP_SHARE,
  ONLY_TAILS_DIFFER,
  A_FEWER_WORDS,
  B_FEWER_WORDS,
  A_ONE_WORD,
  B_ONE_WORD,
  NOTHING_SHARED,
  NUMBERS_DIFFER,
  POLARITY_DIFFERS,
  SAME_TYPE,
  TASK_AND_OTHER,
  DATASET_AND_OTHER,
  METRIC_AND_OTHER,
  /** Character trigrams of the compact forms, cosine. */
  SPELLING,
  /** One slip of the pen apart, without digits. */
  ONE_EDIT,
  /** The encoder sees both alike: more than two things at random, or less; 0 without vectors. */
  VECTORS,
  /** Both contexts are one text. */
  SAME_TEXT,
  SAME_TEXT_SUBSET,
  SAME_TEXT_SHORT,
  A_RARER,
  B_RARER
}
