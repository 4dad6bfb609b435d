package org.tripleloom.vocab;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** The terms of {@code ontology/tripleloom.ttl}, which defines each. */
public final class Tl {
  public static final String NS = "https://w3id.org/tripleloom/ontology#";

  public static final Resource PAPER = ResourceFactory.createResource(NS + "Paper");
  public static final Resource VENUE = ResourceFactory.createResource(NS + "Venue");
  public static final Resource YEAR = ResourceFactory.createResource(NS + "Year");
  public static final Resource RESEARCH_ENTITY =
      ResourceFactory.createResource(NS + "ResearchEntity");
  public static final Resource METHOD = ResourceFactory.createResource(NS + "Method");
  public static final Resource TASK = ResourceFactory.createResource(NS + "Task");
  public static final Resource PHENOMENON = ResourceFactory.createResource(NS + "Phenomenon");
  public static final Resource CONCEPT = ResourceFactory.createResource(NS + "Concept");
  public static final Resource DATASET = ResourceFactory.createResource(NS + "Dataset");
  public static final Resource METRIC = ResourceFactory.createResource(NS + "Metric");
  public static final Resource CLAIM = ResourceFactory.createResource(NS + "Claim");
  public static final Resource MENTION = ResourceFactory.createResource(NS + "Mention");
  public static final Resource RUN = ResourceFactory.createResource(NS + "Run");
  public static final Resource MERGE = ResourceFactory.createResource(NS + "Merge");
  public static final Resource KIND_LINK = ResourceFactory.createResource(NS + "KindLink");
  public static final Resource DECISION = ResourceFactory.createResource(NS + "Decision");
  public static final Resource UNDO = ResourceFactory.createResource(NS + "Undo");

  public static final Property INVERSE_LABEL = ResourceFactory.createProperty(NS + "inverseLabel");
  public static final Property COLOUR = ResourceFactory.createProperty(NS + "colour");
  public static final Property CONCERNS = ResourceFactory.createProperty(NS + "concerns");
  public static final Property INTRODUCES = ResourceFactory.createProperty(NS + "introduces");
  public static final Property USES = ResourceFactory.createProperty(NS + "uses");
  public static final Property STUDIES = ResourceFactory.createProperty(NS + "studies");
  public static final Property ADDRESSES = ResourceFactory.createProperty(NS + "addresses");
  public static final Property EVALUATES_ON = ResourceFactory.createProperty(NS + "evaluatesOn");
  public static final Property REPORTS = ResourceFactory.createProperty(NS + "reports");
  public static final Property COMPARES_WITH = ResourceFactory.createProperty(NS + "comparesWith");
  public static final Property MENTIONS = ResourceFactory.createProperty(NS + "mentions");
  public static final Property RELATES_TO = ResourceFactory.createProperty(NS + "relatesTo");
  public static final Property USED_FOR = ResourceFactory.createProperty(NS + "usedFor");
  public static final Property EVALUATED_ON = ResourceFactory.createProperty(NS + "evaluatedOn");
  public static final Property PART_OF = ResourceFactory.createProperty(NS + "partOf");
  public static final Property KIND_OF = ResourceFactory.createProperty(NS + "kindOf");
  public static final Property BASED_ON = ResourceFactory.createProperty(NS + "basedOn");
  public static final Property OUTPERFORMS = ResourceFactory.createProperty(NS + "outperforms");
  public static final Property MITIGATES = ResourceFactory.createProperty(NS + "mitigates");
  public static final Property EXHIBITS = ResourceFactory.createProperty(NS + "exhibits");
  public static final Property CAUSES = ResourceFactory.createProperty(NS + "causes");
  public static final Property STATED_IN = ResourceFactory.createProperty(NS + "statedIn");
  public static final Property SUBJECT_TYPE = ResourceFactory.createProperty(NS + "subjectType");
  public static final Property OBJECT_TYPE = ResourceFactory.createProperty(NS + "objectType");
  public static final Property HAS_MENTION = ResourceFactory.createProperty(NS + "hasMention");
  public static final Property SUBJECT_MENTION =
      ResourceFactory.createProperty(NS + "subjectMention");
  public static final Property OBJECT_MENTION =
      ResourceFactory.createProperty(NS + "objectMention");
  public static final Property SENTENCE = ResourceFactory.createProperty(NS + "sentence");
  public static final Property CONFIDENCE = ResourceFactory.createProperty(NS + "confidence");
  public static final Property HEDGED = ResourceFactory.createProperty(NS + "hedged");
  public static final Property EXTRACTOR = ResourceFactory.createProperty(NS + "extractor");
  public static final Property RULE = ResourceFactory.createProperty(NS + "rule");
  public static final Property PAPER_COUNT = ResourceFactory.createProperty(NS + "paperCount");
  public static final Property CLAIM_COUNT = ResourceFactory.createProperty(NS + "claimCount");
  public static final Property MERGED_FORM = ResourceFactory.createProperty(NS + "mergedForm");
  public static final Property MERGED_INTO = ResourceFactory.createProperty(NS + "mergedInto");
  public static final Property REASON = ResourceFactory.createProperty(NS + "reason");
  public static final Property JOINS = ResourceFactory.createProperty(NS + "joins");
  public static final Property KEEPS_APART = ResourceFactory.createProperty(NS + "keepsApart");
  public static final Property SPLITS = ResourceFactory.createProperty(NS + "splits");
  public static final Property SPLITS_FROM = ResourceFactory.createProperty(NS + "splitsFrom");
  public static final Property REJECTS = ResourceFactory.createProperty(NS + "rejects");
  public static final Property ACCEPTS = ResourceFactory.createProperty(NS + "accepts");
  public static final Property ONTOLOGY_HASH = ResourceFactory.createProperty(NS + "ontologyHash");
  public static final Property CHECKSUM = ResourceFactory.createProperty(NS + "checksum");
  public static final Property ADDED = ResourceFactory.createProperty(NS + "added");
  public static final Property REPLACED = ResourceFactory.createProperty(NS + "replaced");
  public static final Property REMOVED = ResourceFactory.createProperty(NS + "removed");
  public static final Property ARXIV = ResourceFactory.createProperty(NS + "arxiv");
  public static final Property ARXIV_VERSION = ResourceFactory.createProperty(NS + "arxivVersion");
  public static final Property TITLE_KEY = ResourceFactory.createProperty(NS + "titleKey");
  public static final Property WITHDRAWN = ResourceFactory.createProperty(NS + "withdrawn");
  public static final Property CONTENT_HASH = ResourceFactory.createProperty(NS + "contentHash");
  public static final Property PUBLISHED_IN = ResourceFactory.createProperty(NS + "publishedIn");
  public static final Property IN_YEAR = ResourceFactory.createProperty(NS + "inYear");

  public static final Property IN_GRAPH = ResourceFactory.createProperty(NS + "inGraph");

  private Tl() {}
}
