package org.tripleloom.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which a sentence says what something is: "X is a method that", "X refers to", "we
 * propose X, a framework for". Made for few wrong hits: it must be X itself, not "large X" or "X
 * tuning", and what is said must name a kind and tell it from others. "X is a key challenge" only
 * says how X is regarded.
 */
final class Defining {
  private static final int FORMS = 20;

  /** How things are regarded, compared or counted. */
  private static final String REGARD =
      "(?!(?:(?:very|highly|more|most|increasingly|particularly|notoriously|extremely|fairly|rather|quite|still|relatively"
          + "|long|well|far|much|as|so|also|now|just|only|not|often|often-|computationally)[ -])*"
          + "(?:key|major|common|critical|crucial|serious|central|fundamental|challenging|important|significant"
          + "|known|standing|longstanding|promising|popular|powerful|main|first|hard|difficult|open|active|growing"
          + "|effective|efficient|better|best|good|great|viable|suitable|natural|useful|valuable|necessary|essential|vital"
          + "|prevalent|ubiquitous|widespread|notorious|substantial|persistent|pervasive|hot|strong|weak|poor|simple yet"
          + "|primary|leading|dominant|standard|successful|compelling|attractive|appealing|cornerstone|practical|pressing"
          + "|great|big|huge|severe|costly|expensive|complex|tedious|bottleneck|challenge|issue|concern|obstacle|hallmark"
          + "|limitation|threat|need|must|matter|result|consequence|step|choice|candidate|topic|subject|goal|question"
          + "|potential|possible|double|lot|number|variety|range|host|series|set of challenges|result|trade-off|source|case"
          + "|byproduct|prerequisite|focus|testament|success|failure|state-of-the-art|relevant|interesting|recent|new paradigm"
          + "|rapidly|fast|emerging|ill-posed|non-trivial|nontrivial|classic|classical|favou?rable|scalable|competitive"
          + "|feasible|reliable|robust|desirable|critical|principal|core|basic|foundational|pivotal|integral|part of|component of"
          + "|de-facto|de facto|mainstay|stepping|building block|reason|solution|alternative|approach to improv|way|means|tool for|reason|cause|factor|driver|barrier|problem for)\\b)";

  /** What tells a thing from others of its kind. */
  private static final String TELLING =
      "(?:that|which|who|whose|where|wherein|in which|by which|whereby|for|to|of|based|designed|used|trained|pre-?trained|built|using"
          + "|with|capable|aimed|aiming|developed|consisting|composed|inspired|obtained|defined)";

  /** Short words and verbs after which a name stands on its own. */
  private static final String BEFORE =
      "(?:(?<=^)|(?<=[(\"“:;—] ?)|(?<=(?:^|[ (])(?:we|propose|proposes|proposing|introduce|introduces|introducing|present|presents|presenting"
          + "|develop|develops|developed|describe|use|uses|using|employ|employs|leverage|leveraging|study|via|called|named|dubbed"
          + "|termed|with|by|of|on|in|is|as|from|a|an|through|introduced|proposed|presented|evaluate"
          + "|explore|explores|investigate|consider|release|call|apply|adopt|to|address|tackle|mitigate|suffer from|release|construct) ))";

  private static final String KIND =
      "(?:method|model|framework|approach|technique|algorithm|architecture|network|system|strategy|scheme|mechanism|paradigm"
          + "|dataset|benchmark|corpus|collection|suite|tool|toolkit|library|task|problem|process|procedure|measure|metric|score|phenomenon"
          + "|tendency|property|ability|form|type|class|family|variant|extension|module|layer|optimi[sz]er|regulari[sz]er|objective|loss"
          + "|function|agent|memory|pipeline|platform|environment|language|representation|operator|estimator|test|protocol|concept|theory"
          + "|sub-?field|field|branch|discipline|disease|disorder|condition|generali[sz]ation|combination|kind|set|structure)s?";

  /** Kinds of which it is worth saying what they are for, however they are regarded. */
  private static final String WORKING =
      "(?:class|family|method|technique|algorithm|model|framework|strategy|approach|process|procedure|branch|field|subfield"
          + "|form|type|area|tool)(?:s|es)?";

  private static final String ACTIVITY =
      "(?:task|process|problem|ability|capacity|tendency|phenomenon|practice|property|act|study|degradation|loss|situation"
          + "|condition)";

  /** What follows is praise or history, or points elsewhere. */
  private static final String NOT_SO =
      "(?!(?:has|have|had|were|was|will|should|must|needs?|this|these|those|our|achiev\\w+|improv\\w+|outperform\\w*|attract\\w*|receiv\\w+"
          + "|gain\\w*|\\w+ (?:this|these|those|such) |great|many|naturally|recently|can achieve|is widely|are widely|is (?:often|commonly)|arises?)\\b)";

  private final Pattern says;
  private final Pattern means;
  private final Pattern aside;

  /**
   * @param names of the thing, in any order; the longest of them are looked for
   */
  Defining(Collection<String> names) {
    String forms =
        names.stream()
            .filter(name -> name.length() > 1)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .limit(FORMS)
            .map(Pattern::quote)
            .reduce((one, other) -> one + "|" + other)
            // where nothing is left to look for, nothing is found
            .map(all -> "(?:" + all + ")")
            .orElse("(?!)");
    String name = forms + "(?![\\w-])(?: \\([^()]{1,40}\\))?";
    String named = "(?:(?:An? )?" + name + "|The " + forms + " \\([^()]{1,40}\\))";
    String start = "^(?:(?:In|Within) [\\w -]{3,40}, |Here, |Formally, )?" + named;
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    says =
        Pattern.compile(
            start
                + ",? (?:is|are) (?:(?:an?|the) "
                + REGARD
                + "(?:[\\w/-]+,? ){1,7}?"
                + TELLING
                + "|(?:(?:an?|one of the) )?(?:(?!(?:in|into|by|with|on|of|as|the|from|to)\\b)[\\w-]+,? ){0,4}?"
                + WORKING
                + " (?:of|for (?:\\w+ly )?\\w+ing|to|in which|where|whereby|by which)) "
                + NOT_SO
                + "\\S+",
            flags);
    means =
        Pattern.compile(
            start
                + "(?: (?:refers? to|denotes?|(?:is|are) defined as|(?:is|are|describes?) the "
                + ACTIVITY
                + "s? (?:of|that|in which|where|by which|whereby|to|when)) "
                + "|,? (?:i\\.e\\.,? |that is, )?(?:the|a) "
                + ACTIVITY
                + " (?:of|that|in which|where|whereby|to|when) "
                + "| aims? (?:to|at) (?!\\w+ (?:this|these|those|that|such|our|the (?:above|problem|goal|issue)s?) |improv|address|tackl"
                + "|overcom|solv|bridg|advanc|enhanc)"
                + "| (?:is|are) concerned with )"
                + NOT_SO
                + "\\S+ \\S+",
            flags);
    aside =
        Pattern.compile(
            BEFORE
                + name
                + "(?:,| [-–—]+) (?:an? "
                + REGARD
                + "(?:(?!(?:and|or)\\b)[\\w/-]+ ){0,6}?"
                + KIND
                + " "
                + TELLING
                + " |(?:i\\.e\\.,? )?(?:the|a) "
                + ACTIVITY
                + " (?:of|that|in which|where|whereby|to|when) )"
                + NOT_SO
                + "\\S+",
            flags);
  }

  /** How plainly a sentence says what the thing is, 0 the most; empty where it does not. */
  OptionalInt rank(String sentence) {
    List<Pattern> ways = List.of(means, says, aside);
    for (int i = 0; i < ways.size(); i++) {
      Matcher matcher = ways.get(i).matcher(sentence);
      if (matcher.find()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
