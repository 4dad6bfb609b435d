package org.tripleloom.text;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.AnnotationPipeline;
import edu.stanford.nlp.pipeline.MorphaAnnotator;
import edu.stanford.nlp.pipeline.POSTaggerAnnotator;
import edu.stanford.nlp.pipeline.TokenizerAnnotator;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.BasicDependenciesAnnotation;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.EnhancedPlusPlusDependenciesAnnotation;
import edu.stanford.nlp.semgraph.SemanticGraphFactory;
import edu.stanford.nlp.trees.GrammaticalStructure;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.paper.Paper;

/**
 * CoreNLP, once per paper. One instance serves all threads: the annotators are stateless once
 * loaded, and all instances of a process share the models (about 1 s for tags, 1 s more for
 * dependencies, side by side). Title and abstract are analysed apart, so that no sentence runs over
 * the border. Of a title or an abstract the first {@link #LONGEST_TEXT} characters are analysed,
 * and a sentence of more than {@link #LONGEST_SENTENCE} tokens is taken as several, so that no
 * paper costs more than about 2 s.
 */
public final class Analyzer {
  /** UTF-16 units of a title, and of an abstract, that are analysed. */
  public static final int LONGEST_TEXT = 40_000;

  /** Tokens. */
  public static final int LONGEST_SENTENCE = 200;

  private static final int LONGEST_WORD = 1_000;

  /**
   * Where a blank is missing between two sentences ("of the robot.We show"); one abstract in 80.
   */
  private static final Pattern GLUED =
      Pattern.compile("(?<=\\p{Ll}{3}[.?!]|\\p{Ll}{3}[)”\"][.?!])(?=\\p{Lu}\\p{Ll}*[ ,])");

  private final AnnotationPipeline pipeline = new AnnotationPipeline();
  private final CompletableFuture<DependencyParser> parser;

  public Analyzer(Depth depth) {
    preload(depth);
    boolean lemmas = depth.compareTo(Depth.LEMMAS) >= 0;
    parser = depth == Depth.DEPENDENCIES ? Models.parser() : null;
    Properties properties = new Properties();
    properties.setProperty("tokenize.options", "untokenizable=allKeep,invertible=true");
    pipeline.addAnnotator(new TokenizerAnnotator(properties));
    pipeline.addAnnotator(new LongSentences(LONGEST_SENTENCE));
    if (lemmas) {
      pipeline.addAnnotator(new POSTaggerAnnotator(Models.tagger().join()));
      pipeline.addAnnotator(new MorphaAnnotator(false));
    }
    if (parser != null) {
      parser.join();
    }
  }

  /** Begins to load what the depth needs, on other threads, and returns at once. */
  public static void preload(Depth depth) {
    if (depth.compareTo(Depth.LEMMAS) >= 0) {
      Models.tagger();
    }
    if (depth == Depth.DEPENDENCIES) {
      Models.parser();
    }
  }

  /** About 1, 9 or 30 ms for a usual abstract, by the depth. */
  public Analysis analyze(Paper paper) {
    List<Sentence> sentences = new ArrayList<>();
    int title = append(paper.title(), 0, true, sentences);
    int shift = paper.title().length() + 1;
    int end = append(paper.abstractText(), shift, false, sentences);
    boolean whole = title == paper.title().length() && end == paper.abstractText().length();
    return new Analysis(paper, paper.text(), sentences, whole);
  }

  /** Returns how many characters were analysed. */
  private int append(String whole, int shift, boolean title, List<Sentence> out) {
    String text = readable(whole);
    int from = 0;
    Matcher glued = GLUED.matcher(text);
    while (glued.find()) {
      annotate(text.substring(from, glued.start()), shift + from, title, out);
      from = glued.start();
    }
    annotate(text.substring(from), shift + from, title, out);
    return text.length();
  }

  private void annotate(String text, int shift, boolean title, List<Sentence> out) {
    Annotation annotation = new Annotation(text);
    pipeline.annotate(annotation);
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
      if (parser != null) {
        parse(sentence);
      }
      List<CoreLabel> tokens = sentence.get(CoreAnnotations.TokensAnnotation.class);
      for (CoreLabel token : tokens) {
        token.setBeginPosition(token.beginPosition() + shift);
        token.setEndPosition(token.endPosition() + shift);
      }
      int begin = tokens.get(0).beginPosition();
      int end = tokens.get(tokens.size() - 1).endPosition();
      out.add(new Sentence(begin, end, title, tokens, sentence));
    }
  }

  /** The text up to the limit, cut at a space, and up to the first word of absurd length. */
  private static String readable(String text) {
    int end = text.length();
    if (end > LONGEST_TEXT) {
      end = Math.max(text.lastIndexOf(' ', LONGEST_TEXT), LONGEST_TEXT - LONGEST_WORD);
    }
    int wordBegin = 0;
    for (int i = 0; i < end; i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        wordBegin = i + 1;
      } else if (i - wordBegin >= LONGEST_WORD) {
        return text.substring(0, wordBegin);
      }
    }
    return text.substring(0, end);
  }

  private void parse(CoreMap sentence) {
    GrammaticalStructure structure = parser.join().predict(sentence);
    sentence.set(
        BasicDependenciesAnnotation.class,
        SemanticGraphFactory.generateUncollapsedDependencies(structure));
    sentence.set(
        EnhancedPlusPlusDependenciesAnnotation.class,
        SemanticGraphFactory.generateEnhancedPlusPlusDependencies(structure));
  }
}
