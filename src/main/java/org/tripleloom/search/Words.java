package org.tripleloom.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * How text becomes what is compared. Words fold case, accents, compatibility forms and the plural;
 * a hyphened word counts as its parts and as a whole. {@code +} and {@code #} belong to words,
 * since C++ and C# are not C.
 */
final class Words extends Analyzer {
  static final Words ANALYZER = new Words();

  private static final int HYPHENS =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.CATENATE_ALL
          | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

  /** Of Lucene's classes of characters, the sum of its lower and upper case. */
  private static final byte LETTER = 0x03;

  private static final byte[] CLASSES = WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE.clone();

  static {
    CLASSES['+'] = LETTER;
    CLASSES['#'] = LETTER;
  }

  private Words() {}

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = CharTokenizer.fromSeparatorCharPredicate(Words::isSpace);
    TokenStream parts = new WordDelimiterGraphFilter(words, true, CLASSES, HYPHENS, null);
    TokenStream stems = new EnglishMinimalStemFilter(new Folding(parts));
    return new TokenStreamComponents(words, new FlattenGraphFilter(stems));
  }

  /** Of a word with wildcards, which is not cut or stemmed. */
  @Override
  protected TokenStream normalize(String field, TokenStream word) {
    return new Folding(word);
  }

  /** The words of a text as the index has them, each once, in no order that means anything. */
  static List<String> of(String text) {
    Set<String> found = new LinkedHashSet<>();
    try (TokenStream stream = ANALYZER.tokenStream(Documents.LABEL, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        found.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArrayList<>(found);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Without case, accents and compatibility forms. */
  static String folded(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    char[] in = plain.toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    // accents that stand apart from their letter
    return new String(out, 0, length).replaceAll("\\p{Mn}+", "");
  }

  /**
   * Folded, with nothing between its letters and digits: equal for "fine-tuning" and "Fine tuning".
   */
  static String key(String text) {
    String folded = folded(text);
    StringBuilder key = new StringBuilder(folded.length());
    folded.codePoints().filter(Words::counts).forEach(key::appendCodePoint);
    return key.toString();
  }

  static boolean counts(int c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '#';
  }

  private static final class Folding extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Folding(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      String folded = folded(term.toString());
      term.setEmpty().append(folded);
      return true;
    }
  }
}
