package org.tripleloom.resolve;

import edu.stanford.nlp.process.Morphology;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words to roots: number (CoreNLP's Morphology), British and American spelling, and the verb and
 * noun forms of one process share one: {@code optimisation}, {@code optimizing}, {@code optimize}.
 * Agents keep their own ({@code detector} is not {@code detection}), as do nouns in -ing that name
 * something else than the verb does ({@code setting}, {@code modeling}). A root is for comparison,
 * not for reading. Not thread-safe: the morphology is not.
 */
final class Roots {
  private static final int SHORTEST = 4;

  /** Words in -ing and -ed that are no form of the verb that they look like. */
  private static final Set<String> LEXICAL =
      Set.of(
          "setting",
          "meaning",
          "modeling",
          "networking",
          "string",
          "rating",
          "timing",
          "building",
          "finding",
          "bearing",
          "boosting",
          "bagging",
          "seed",
          "feed",
          "speed",
          "breed",
          "need",
          "hundred",
          "red",
          "bed");

  private static final Map<String, String> SPELLING =
      Map.ofEntries(
          Map.entry("dialogue", "dialog"),
          Map.entry("catalogue", "catalog"),
          Map.entry("analogue", "analog"),
          Map.entry("programme", "program"),
          Map.entry("defence", "defense"),
          Map.entry("offence", "offense"),
          Map.entry("centre", "center"),
          Map.entry("fibre", "fiber"),
          Map.entry("metre", "meter"),
          Map.entry("grey", "gray"),
          Map.entry("artefact", "artifact"),
          Map.entry("judgement", "judgment"),
          Map.entry("aeroplane", "airplane"),
          Map.entry("modelling", "modeling"),
          Map.entry("labelling", "labeling"),
          Map.entry("labelled", "labeled"),
          Map.entry("unlabelled", "unlabeled"),
          Map.entry("signalling", "signaling"),
          Map.entry("travelling", "traveling"),
          Map.entry("cancelling", "canceling"),
          Map.entry("tunnelling", "tunneling"),
          Map.entry("recognition", "recognize"),
          Map.entry("maths", "math"),
          Map.entry("recurrence", "recur"));

  private static final Set<String> NOT_OUR =
      Set.of("our", "hour", "four", "your", "tour", "pour", "sour", "contour", "detour", "flour");

  private final Morphology morphology = new Morphology();
  private final Map<String, String> singulars = new HashMap<>();
  private final Map<String, String> roots = new HashMap<>();

  /** The singular in American spelling; words with other signs than a to z stay. */
  String singular(String word) {
    return singulars.computeIfAbsent(
        word,
        w ->
            w.length() <= 3 || !isAscii(w) || Term.isPrefix(w)
                ? w
                : american(morphology.lemma(american(w), "NNS")));
  }

  String root(String word) {
    return roots.computeIfAbsent(word, this::compute);
  }

  private String compute(String word) {
    String w = singular(word);
    if (w.length() <= SHORTEST || !isAscii(w) || LEXICAL.contains(w)) {
      return w;
    }
    if (w.endsWith("ing")) {
      w = morphology.lemma(w, "VBG");
    } else if (w.endsWith("ed")) {
      w = morphology.lemma(w, "VBN");
    }
    w = american(w);
    w = cut(w, "ification", "ify");
    w = cut(w, "ization", "ize");
    w = cut(w, "duction", "duce");
    w = cut(w, "ation", "");
    w = cut(w, "ate", "");
    w = cut(w, "ion", "");
    w = cut(w, "ment", "");
    return w.length() > SHORTEST && w.endsWith("e") ? w.substring(0, w.length() - 1) : w;
  }

  private static String cut(String word, String ending, String instead) {
    return word.endsWith(ending) && word.length() - ending.length() >= SHORTEST
        ? word.substring(0, word.length() - ending.length()) + instead
        : word;
  }

  private static String american(String word) {
    String known = SPELLING.get(word);
    if (known != null) {
      return known;
    }
    String w = word;
    if (w.length() > 5) {
      w = w.replaceFirst("is(e|ed|es|er|ers|ing|ation|ations)$", "iz$1");
      if (!w.equals(word) && NOT_IZE.contains(w)) {
        w = word;
      }
      w = w.replaceFirst("ys(e|ed|ing)$", "yz$1");
    }
    if (w.length() > 4 && !NOT_OUR.contains(w)) {
      w = w.replaceFirst("our(?=(s|al|ed|ing|ism|ite|able|ful|iz.*)?$)", "or");
    }
    return w;
  }

  /** Where -ise is no suffix, written with z so that the check is one look. */
  private static final Set<String> NOT_IZE =
      Set.of(
          "precize",
          "concize",
          "expertize",
          "exercize",
          "exercizes",
          "exercized",
          "exercizing",
          "otherwize",
          "pairwize",
          "likewize",
          "elementwize",
          "stepwize",
          "pointwize",
          "listwize",
          "groupwize",
          "layerwize",
          "raize",
          "raized",
          "raizing",
          "raizes",
          "promize",
          "promizing",
          "comprize",
          "compromize",
          "compromized",
          "enterprize",
          "franchize",
          "surprize",
          "surprized",
          "surprizing",
          "supervize",
          "supervized",
          "supervizing",
          "unsupervized",
          "revize",
          "revized",
          "revizing",
          "advize",
          "advized",
          "advizer",
          "devize",
          "devized",
          "noize",
          "noized",
          "denoize",
          "denoized",
          "denoizing",
          "denoizer",
          "disguize",
          "premize",
          "paradize",
          "merchandize",
          "televized",
          "improvize",
          "wize",
          "choize",
          "poize",
          "poized",
          "praize",
          "cruize",
          "cruizing",
          "bruize",
          "treatize",
          "adverizing");

  private static boolean isAscii(String word) {
    return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }
}
