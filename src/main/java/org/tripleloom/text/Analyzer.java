package org.tripleloom.text;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.tripleloom.paper.Paper;

/**
 * CoreNLP, once per paper. One instance serves all threads: the annotators are stateless once
 * loaded (about 1 s for tags, 2 s more for dependencies). Title and abstract are analysed apart, so
 * that no sentence runs over the border.
 */
public final class Analyzer {
  private final StanfordCoreNLP pipeline;

  public Analyzer(Depth depth) {
    Properties properties = new Properties();
    properties.setProperty("annotators", depth.annotators());
    properties.setProperty("tokenize.options", "untokenizable=allKeep,invertible=true");
    properties.setProperty("threads", "1");
    pipeline = new StanfordCoreNLP(properties, false);
  }

  public Analysis analyze(Paper paper) {
    List<Sentence> sentences = new ArrayList<>();
    append(paper.title(), 0, true, sentences);
    append(paper.abstractText(), paper.title().length() + 1, false, sentences);
    return new Analysis(paper, paper.text(), sentences);
  }

  private void append(String text, int shift, boolean title, List<Sentence> out) {
    Annotation annotation = new Annotation(text);
    pipeline.annotate(annotation);
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
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
}
