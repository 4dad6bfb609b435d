package org.tripleloom.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionBase;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.util.Context;

/**
 * REGEX and REPLACE that end when the query is stopped. A pattern such as {@code (a+)+b} tries
 * exponentially many ways through one string, and nothing but the string is asked meanwhile.
 */
final class StoppableRegex {
  private StoppableRegex() {}

  /** Puts the functions of this class in place of those of the syntax. */
  static final class Transform extends ExprTransformApplyElementTransform {
    Transform() {
      super(new ElementTransformCopyBase());
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      if (function instanceof E_Regex) {
        return new E_Function(BuiltInFunctions.XPATH + "matches", arguments);
      }
      if (function instanceof E_StrReplace) {
        return new E_Function(BuiltInFunctions.XPATH + "replace", arguments);
      }
      return super.transform(function, arguments);
    }

    @Override
    public Expr transform(ExprAggregator aggregate) {
      ExprList arguments = aggregate.getAggregator().getExprList();
      return arguments == null
          ? aggregate
          : new ExprAggregator(
              aggregate.getVar(),
              aggregate.getAggregator().copy(ExprTransformer.transform(this, arguments)));
    }
  }

  /** {@code fn:matches}. */
  static final class Matches extends Function {
    Matches() {
      super(2);
    }

    @Override
    NodeValue apply(Node text, Matcher matcher, List<NodeValue> arguments) {
      return NodeValue.booleanReturn(matcher.find());
    }
  }

  /** {@code fn:replace}. */
  static final class Replace extends Function {
    Replace() {
      super(3);
    }

    @Override
    NodeValue apply(Node text, Matcher matcher, List<NodeValue> arguments) {
      String replacement = string("replace", arguments.get(2)).getLiteralLexicalForm();
      String replaced;
      try {
        replaced = replaceAll(matcher, replacement);
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new ExprEvalException("replace: " + e.getMessage());
      }
      return NodeValue.makeNode(
          text.getLiteralLanguage().isEmpty()
              ? NodeFactory.createLiteralDT(replaced, text.getLiteralDatatype())
              : NodeFactory.createLiteralLang(replaced, text.getLiteralLanguage()));
    }

    /** As Jena: of empty matches only one that is the first. */
    private static String replaceAll(Matcher matcher, String replacement) {
      StringBuilder out = new StringBuilder();
      boolean first = true;
      while (matcher.find()) {
        if (first || matcher.start() < matcher.end()) {
          matcher.appendReplacement(out, replacement);
        }
        first = false;
      }
      return matcher.appendTail(out).toString();
    }
  }

  /** A text, a pattern, what else there is, and last, if given, the flags. */
  abstract static class Function extends FunctionBase {
    private final int required;
    private String lastPattern;
    private String lastFlags;
    private Pattern compiled;

    Function(int required) {
      this.required = required;
    }

    abstract NodeValue apply(Node text, Matcher matcher, List<NodeValue> arguments);

    @Override
    public void checkBuild(String iri, ExprList arguments) {
      if (arguments.size() != required && arguments.size() != required + 1) {
        throw new ExprEvalException(
            "%s takes %d or %d arguments".formatted(iri, required, required + 1));
      }
    }

    @Override
    protected NodeValue exec(List<NodeValue> arguments, FunctionEnv env) {
      Node text = string("text", arguments.get(0));
      String pattern = string("pattern", arguments.get(1)).getLiteralLexicalForm();
      String flags =
          arguments.size() > required
              ? string("flags", arguments.get(required)).getLiteralLexicalForm()
              : "";
      if (!pattern.equals(lastPattern) || !flags.equals(lastFlags)) {
        compiled = RegexEngine.makePattern("regex", pattern, flags);
        lastPattern = pattern;
        lastFlags = flags;
      }
      AtomicBoolean signal = Context.getCancelSignal(env.getContext());
      CharSequence watched =
          signal == null
              ? text.getLiteralLexicalForm()
              : new Watched(text.getLiteralLexicalForm(), signal);
      return apply(text, compiled.matcher(watched), arguments);
    }

    @Override
    public NodeValue exec(List<NodeValue> arguments) {
      throw new UnsupportedOperationException("needs the environment");
    }

    static Node string(String what, NodeValue value) {
      return NodeValueOps.checkAndGetStringLiteral(what, value);
    }
  }

  /** A string that throws once the query is stopped. */
  private static final class Watched implements CharSequence {
    private static final int EVERY = 1 << 12;

    private final String text;
    private final AtomicBoolean signal;
    private int reads;

    Watched(String text, AtomicBoolean signal) {
      this.text = text;
      this.signal = signal;
    }

    @Override
    public char charAt(int index) {
      if (++reads % EVERY == 0 && signal.get()) {
        throw new QueryCancelledException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
