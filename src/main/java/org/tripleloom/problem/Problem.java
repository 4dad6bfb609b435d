package org.tripleloom.problem;

import java.util.Optional;

/**
 * Everything that can go wrong for a user: an identifier, one sentence with the place in it, and
 * the fix. Each has a heading in {@code help/errors.md}, which {@code tripleloom explain} prints.
 * TL-1xx reading sources, 2xx rules and analysis, 3xx the tagger, 4xx the store, 5xx queries and
 * serving, 6xx ontology and shapes, 7xx curation, 8xx measuring, 9xx the command line.
 */
public enum Problem {
  // reading sources (TL-1xx)
  NO_SUCH_SOURCE("TL-101", "%s does not exist", "Check the path; quote globs for the shell."),
  EMPTY_SOURCE("TL-102", "%s is empty", "Check the step that wrote the file."),
  UNREADABLE_SOURCE("TL-103", "%s cannot be read: %s", "Check its permissions and its disk."),
  UNKNOWN_FORMAT(
      "TL-104",
      "%s is in no format that is known here",
      "Name the format with --format, or see tripleloom explain TL-104 for the list."),
  WRONG_ENCODING(
      "TL-105",
      "%s line %d is neither UTF-8 nor UTF-16",
      "Convert the file, as in: iconv -f windows-1252 -t utf-8 FILE."),
  DAMAGED_ARCHIVE(
      "TL-106",
      "%s is damaged or cut off: %s",
      "Fetch or pack it again; what came before the damage was read."),
  ARCHIVE_BOMB(
      "TL-107",
      "%s was not unpacked any further: %s",
      "If you trust the file, unpack it yourself and name the result."),
  UNSAFE_XML(
      "TL-108",
      "%s defines XML entities of its own in line %d",
      "Remove the <!ENTITY …> declarations; papers need none."),
  MALFORMED_ENTRY(
      "TL-109", "%s line %d cannot be understood: %s", "Correct the entry, or leave it out."),
  NO_TITLE(
      "TL-110",
      "%s line %d has no title",
      "Say where the title stands, as in --map title=headline,abstract=body.text."),
  TEXT_TOO_LONG(
      "TL-111",
      "%s line %d has a %s of %d characters, more than %d",
      "Check that the entry is one paper, and that --map names the abstract."),
  NO_PAPERS("TL-112", "%s holds no paper", "Open it: it may be an error page or a login form."),
  FETCH_FAILED("TL-113", "%s cannot be fetched: %s", "Check the address and the network."),
  BAD_FIELD_MAP(
      "TL-114",
      "--map does not understand '%s'; it takes any of %s",
      "Write it as title=headline,abstract=body.text."),
  SPOOL_FAILED(
      "TL-115",
      "the temporary folder %s cannot be used: %s",
      "Free space there, or name another folder with -Djava.io.tmpdir=DIR."),

  // analysis and rules (TL-2xx)
  NO_RULE_FILE("TL-201", "there is no readable rule file %s", "Check the path given to --rules."),
  BAD_RULE(
      "TL-202",
      "%s line %d: %s",
      "Correct the rule; the bundled files in rules/ show each kind with an example."),
  PAPER_FAILED(
      "TL-203",
      "the extractor failed on the paper: %s",
      "The paper was left out; report it with its text."),

  // the tagger (TL-3xx)
  NO_MODEL(
      "TL-301",
      "%s is no folder with a model",
      "Give --model a folder that holds encoder.onnx, head.onnx, tokenizer.json and labels.json, or"
          + " run with --extractor rules."),
  MODEL_FILE_MISSING(
      "TL-302",
      "%s is missing",
      "Put the file back or install the program anew, or run with --extractor rules."),
  MODEL_FILE_DAMAGED(
      "TL-303",
      "%s is damaged or no model file",
      "Compare it with checksums.sha256 and copy it anew, or run with --extractor rules."),
  MODEL_SHAPE(
      "TL-304",
      "%s does not fit: %s",
      "Use model and label files of one training, or run with --extractor rules."),
  PROCESSOR(
      "TL-305",
      "the tagger cannot run on this machine (%s, %s)",
      "Run with --extractor rules, which needs no native code."),
  MODEL_FAILED(
      "TL-306", "the tagger failed: %s", "Run again with --trace, or run with --extractor rules."),

  // the store (TL-4xx)
  NO_STORE(
      "TL-401", "there is no store in %s", "Make one with: tripleloom build --store DIR SOURCE..."),
  NOT_A_STORE(
      "TL-402", "%s holds other files and is no store", "Give a new or empty folder with --store."),
  STORE_NEWER(
      "TL-403",
      "the store %s has format %d, this program reads up to %d",
      "Use the newer Tripleloom that made it, or build the store anew."),
  STORE_HELD("TL-404", "the store %s is in use by %s", "Wait for it to end, or stop it."),
  STORE_UNUSABLE(
      "TL-405",
      "the store %s cannot be used: %s",
      "Check the folder's permissions and the free space on its disk."),
  BAD_BASE(
      "TL-406",
      "%s cannot be a base IRI",
      "Give an http or https address without query and fragment, as in https://example.org/kg/."),
  OTHER_BASE(
      "TL-407", "the store %s has the base IRI %s", "Leave --base out, or build a new store."),
  BUILD_RUNNING(
      "TL-408",
      "another build is writing into the store %s",
      "Run this one again when it is done."),
  NO_SUCH_PAPER(
      "TL-409",
      "there is no paper %s in the store %s",
      "Give its IRI, DOI, arXiv identifier or whole title."),
  WHICH_PAPER("TL-410", "%s may mean any of %s", "Give one of these instead."),
  NO_SUCH_RUN(
      "TL-411", "there is no run %s in the store %s", "See the runs with: tripleloom stats"),
  PAPER_NOT_EXTRACTED(
      "TL-412",
      "%s could not be extracted: %s",
      "Report the paper with what --trace prints; the rest of the build is not touched."),
  DEMO_ELSEWHERE(
      "TL-414",
      "the store %s holds papers of your own",
      "Give the demo a store of its own: tripleloom demo --store DIR"),
  TEXT_INDEX_FAILED(
      "TL-415",
      "the text index %s cannot be used: %s",
      "Check its permissions and the free space on its disk; it follows with the next build, and a"
          + " deleted one is made anew."),

  // queries and serving (TL-5xx)
  ALREADY_SERVED(
      "TL-500",
      "the store %s is served already, at %s by process %d",
      "Use that address, or stop it first."),
  PORT_TAKEN(
      "TL-501",
      "port %d of %s is taken by another program",
      "Choose another with --port; --port 0 takes a free one."),
  CANNOT_LISTEN(
      "TL-502",
      "cannot listen on %s port %d: %s",
      "Check --host and --port; ports below 1024 need rights."),
  BAD_QUERY(
      "TL-503",
      "the query %s",
      "Correct it there; SPARQL 1.1 is at https://www.w3.org/TR/sparql11-query/."),
  NO_SUCH_QUERY(
      "TL-504",
      "%s is no query, no file and none of the bundled queries (%s)",
      "Give one of these names, a path, or a query in quotes."),
  QUERY_TOOK_TOO_LONG(
      "TL-505",
      "the query was stopped after %s",
      "Narrow it, or start the server with a longer --timeout."),
  GRAPH_IS_NO_TABLE(
      "TL-506",
      "a query that gives a graph cannot be written as %s",
      "Use --format table (Turtle), json (JSON-LD) or xml (RDF/XML)."),
  NOT_IN_RDFXML("TL-507", "XML cannot hold %s", "Export as ttl or json or another format."),
  CANNOT_WRITE(
      "TL-508",
      "cannot write %s: %s",
      "Check that the folder exists, may be written and has room."),
  SERVER_LOST(
      "TL-509",
      "the server at %s that holds the store did not answer: %s",
      "See whether tripleloom serve still runs and what it printed, then try again."),
  QUERY_TOO_DEEP(
      "TL-510",
      "the query follows paths or patterns that are too long for this machine",
      "Bound the path, as in a/a? or with a narrower property; make a regular expression simpler."),
  QUERY_TOO_LARGE(
      "TL-511",
      "the query needs more memory than the server has",
      "Narrow it, group or order less, or give the server more with TRIPLELOOM_OPTS=-Xmx8g."),
  ANSWER_TOO_LONG(
      "TL-520",
      "the answer has more than %s",
      "Narrow the query or add a LIMIT; tripleloom export writes the whole store."),
  TOO_MANY_QUERIES(
      "TL-521",
      "the server runs %d queries already, as many as it may",
      "Ask again in a few seconds, or start the server with a larger --max-queries."),
  BAD_REQUEST(
      "TL-522", "the request %s", "Send it as https://www.w3.org/TR/sparql11-protocol/ says."),
  BAD_UPDATE(
      "TL-523",
      "the update %s",
      "Correct it there; SPARQL 1.1 Update is at https://www.w3.org/TR/sparql11-update/."),
  GRAPH_NOT_WRITABLE(
      "TL-524",
      "%s cannot be written, builds write all graphs below %s",
      "Write into a named graph of your own, by any other IRI."),
  WRITABLE_NEEDS_AUTH(
      "TL-525",
      "--writable lets others change the store, so it needs --auth",
      "Give --auth a file of names and passwords or of tokens."),
  BAD_AUTH_FILE(
      "TL-526",
      "the file %s of --auth %s",
      "Write lines of the form name: password, or one token per line."),
  AUTH_FILE_OPEN(
      "TL-527",
      "the file %s of --auth can be read by every user of this machine",
      "Keep it to yourself: chmod 600 FILE."),
  WRITE_REFUSED(
      "TL-528",
      "the request to write %s",
      "Send a name and password (Basic) or a token (Bearer) of the server's --auth file."),
  BAD_UPLOAD(
      "TL-529",
      "the triples that were sent %s",
      "Send Turtle, N-Triples, RDF/XML or JSON-LD in UTF-8, with its media type."),
  NOTHING_THERE(
      "TL-530",
      "nothing stands at /%s",
      "Check the spelling, look for a name in it, or begin at the start page."),
  TAKEN_OUT(
      "TL-531",
      "/%s was taken out of the graph",
      "Add its paper again with: tripleloom build SOURCE"),
  NOT_IN_THAT_FORM(
      "TL-532",
      "/%s does not come as %s",
      "Ask for text/html, text/turtle, application/ld+json, application/n-triples or application/rdf+xml,"
          + " by Accept or by the suffix .html, .ttl, .jsonld, .nt or .rdf."),
  ONLY_READ("TL-533", "%s does not work at /%s", "Use GET, HEAD or OPTIONS."),
  NOT_UNDERSTOOD("TL-534", "the request for %s cannot be understood: %s", "Check the address."),
  BUSY(
      "TL-536",
      "the server is writing as many dumps as it can, /%s has to wait",
      "Ask again in a minute."),
  TOO_MANY_PAGES(
      "TL-537",
      "the server makes %d pages already, as many as it can at once",
      "Ask again in a few seconds."),
  SERVER_STOPS("TL-538", "the server stops", "Ask again when it was started anew."),
  FAILED_TO_ANSWER(
      "TL-535",
      "the server failed to answer the request for %s",
      "Try again; what went wrong is in the server's output."),
  FOLDER_TAKEN(
      "TL-540",
      "%s holds other things, such as %s, and is left as it is",
      "Name a new or empty folder with -o."),
  NO_SUCH_CLASS(
      "TL-541",
      "there is no class of entities %s; there are %s",
      "Give one of these, or the IRI or label of a class of your own ontology, to --type."),
  BAD_PARAMETER(
      "TL-550", "the parameter %s %s", "See /api/openapi.json for what each address takes."),
  NO_SUCH_RESOURCE(
      "TL-551",
      "there is no %s",
      "Look for it with /api/search; /api/openapi.json lists the rest."),
  RESOURCE_GONE("TL-552", "%s was taken out of the store", "Look for another with /api/search."),
  READ_ONLY_API(
      "TL-553",
      "%s is read with GET, not with %s",
      "Send GET or HEAD; the graph is changed by the commands of the store's owner."),

  // ontology and shapes (TL-6xx)
  NO_SUCH_ONTOLOGY(
      "TL-601", "the ontology file %s cannot be read", "Check the path given with --ontology."),
  ONTOLOGY_UNREADABLE(
      "TL-602",
      "%s line %s is neither Turtle nor RDF/XML nor JSON-LD: %s",
      "Correct the line; the file must be UTF-8."),
  ONTOLOGY_UNKNOWN_TERM(
      "TL-603",
      "%s names tl:%s, which the ontology does not have",
      "See ontology/tripleloom.ttl for the terms that can be extended."),
  ONTOLOGY_CYCLE(
      "TL-604",
      "the class %s is its own superclass",
      "Take one rdfs:subClassOf out of the circle."),

  // curation (TL-7xx)
  DECISION_WITHOUT_ENTITY(
      "TL-701",
      "decision %s names \"%s\", which no paper uses any more",
      "Take it back with --undo and its identifier, or leave it: it has no effect."),
  DECISION_WITHOUT_CLAIM(
      "TL-702",
      "decision %s rejects the claim %s, which no paper makes any more",
      "Take it back with --undo and its identifier, or leave it: it has no effect."),
  NO_SUCH_ENTITY(
      "TL-703",
      "there is no entity %s in the store %s",
      "Give its IRI, the last part of it, or one of its names as the graph has it."),
  WHICH_ENTITY("TL-704", "%s may mean any of %s", "Give one of these instead."),
  NO_NAME_OF_ITS_OWN(
      "TL-705",
      "every name of %s names another entity too",
      "Split the name that they share from one of them first."),
  ONE_ENTITY("TL-706", "%s and %s are one entity already", "There is nothing to merge."),
  NOT_A_FORM(
      "TL-707",
      "%s has no name \"%s\"; its names are %s",
      "Give one of its names exactly, and leave it at least one."),
  NO_SUCH_CLAIM(
      "TL-708",
      "there is no claim %s in the store %s",
      "Give the claim's IRI, as queries/evidence.rq shows it."),
  NO_SUCH_DECISION(
      "TL-709",
      "no decision %s holds in the store %s",
      "See the decisions and their identifiers with: tripleloom merges"),
  NO_ANSWERS(
      "TL-710",
      "--review asks for answers, and its input is empty",
      "Run it in a terminal, or decide in a file of pairs and give it to --import."),
  VOCABULARY_UNREADABLE(
      "TL-711",
      "the vocabulary %s is no RDF that can be read: %s",
      "Check the file at the line named; without it, the build goes on."),
  VOCABULARY_EMPTY(
      "TL-712",
      "the vocabulary %s has no concept with a label",
      "Labels are skos:prefLabel, skos:altLabel, skos:hiddenLabel or rdfs:label."),
  VOCABULARY_LANGUAGE(
      "TL-713",
      "the vocabulary %s has no label in English, only in %s",
      "Give a file with English labels, or labels without a language."),
  VOCABULARY_CYCLE(
      "TL-714",
      "in the vocabulary %s, %s is broader than itself",
      "Take one skos:broader out of the circle; the weakest edge is left out meanwhile."),
  VOCABULARY_LARGE(
      "TL-715",
      "the vocabulary %s has %,d labels, which every build reads",
      "Give an extract with the concepts of your field, or more memory; the build goes on."),
  NAMED_OTHERWISE(
      "TL-716",
      "no paper calls %s \"%s\" alone: where it stands, the first name is \"%s\"",
      "Split these names off with it, or leave it where it is; nothing was decided."),
  CLAIM_REJECTED(
      "TL-717",
      "the claim %s was rejected by decision %s and is not in the graph",
      "Take that back first with: tripleloom reject --undo and the decision's identifier"),

  // measuring (TL-8xx)
  NOT_ANNOTATED(
      "TL-801",
      "%s line %d is not an annotated paper: %s",
      "Give one JSON object per line with id, entities and relations, as in data/gold.jsonl."),
  NOTHING_ANNOTATED("TL-802", "%s holds no annotated paper", "Give a file with at least one line."),
  GOLD_WITHOUT_TEXT(
      "TL-803",
      "%s has no title and abstract for %s (%d of %d papers)",
      "Name the file that holds the texts: --papers FILE."),
  PAPERS_DO_NOT_JOIN(
      "TL-804",
      "%s has no paper %s of %s (%d of %d papers missing)",
      "Papers are joined by their \"id\": give the file that the annotations were made on."),
  PREDICTIONS_DO_NOT_JOIN(
      "TL-805",
      "%s and %s share no paper",
      "Papers are joined by their \"id\": give predictions made on the gold papers."),
  NOT_EXTRACTED(
      "TL-806",
      "the extractor failed on %s: %s",
      "Run again with --trace and report the trace; nothing was measured."),
  NOT_A_PAIR(
      "TL-811",
      "%s line %d is not a pair of labels: %s",
      "Give one JSON object per line with id, and a and b with label and type each."),
  NO_PAIRS("TL-812", "%s holds no pair of labels", "Give a file with at least one line."),

  // the command line (TL-9xx)
  INTERNAL(
      "TL-900",
      "something unexpected happened: %s",
      "Run again with --trace and report the trace; the store is as it was before."),
  NO_SUCH_PROBLEM(
      "TL-901",
      "there is no error %s",
      "See the identifier at the start of the message, as in TL-101."),
  // TL-902 and TL-903 are the launcher's, which speaks before there is a program
  NO_SUCH_COMMAND("TL-904", "there is no command '%s'", "Take %2$s; see tripleloom --help."),
  NO_SUCH_OPTION("TL-905", "%s has no option '%s'", "%3$s; see %1$s --help."),
  NOT_GIVEN("TL-906", "%s needs %s", "See %1$s --help."),
  BAD_VALUE("TL-907", "%s does not take '%3$s' for %2$s", "It takes %4$s; see %1$s --help."),
  NOT_TAKEN(
      "TL-908",
      "%s does not take '%s'",
      "Leave it out, or put words that are one in quotes; see %1$s --help."),
  DO_NOT_FIT("TL-909", "%s: %s", "See %1$s --help.");

  private final String id;
  private final String sentence;
  private final String fix;

  Problem(String id, String sentence, String fix) {
    this.id = id;
    this.sentence = sentence;
    this.fix = fix;
  }

  public String id() {
    return id;
  }

  /** The sentence with its places filled in, without identifier and fix. */
  public String sentence(Object... place) {
    return String.format(java.util.Locale.ROOT, sentence, place);
  }

  private String fix(Object... place) {
    return String.format(java.util.Locale.ROOT, fix, place);
  }

  public static Optional<Problem> byId(String id) {
    for (Problem problem : values()) {
      if (problem.id.equalsIgnoreCase(id)) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }

  /** An exception to throw; {@code place} fills the sentence in order, and the fix. */
  public ProblemException at(Object... place) {
    return new ProblemException(this, sentence(place), fix(place), null);
  }

  /** As {@link #at}, keeping what caused it for {@code --trace}. */
  public ProblemException because(Throwable cause, Object... place) {
    return new ProblemException(this, sentence(place), fix(place), cause);
  }

  /** An exception whose sentence another process of the product has filled in. */
  public ProblemException told(String sentence) {
    return new ProblemException(this, sentence, fix, null);
  }
}
