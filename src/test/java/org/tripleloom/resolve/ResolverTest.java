package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.EntityType;

class ResolverTest {
  private static Resolution resolve(PaperEntities... papers) {
    return new Resolver().resolve(List.of(papers));
  }

  @Test
  void spelling_case_and_number_do_not_make_two_entities() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.method("Graph Neural Networks")),
            Corpora.paper("b", Corpora.method("graph neural network")),
            Corpora.paper("c", Corpora.method("graph-neural networks")));
    assertEquals(1, found.entities().size());
    assertEquals(3, found.entities().get(0).papers());
  }

  @Test
  void versions_stay_apart() {
    Resolution found =
        resolve(
            Corpora.paper(
                "a",
                Corpora.method("GPT-3"),
                Corpora.method("GPT-4"),
                Corpora.method("GPT-3.5"),
                Corpora.method("Llama 2 7B"),
                Corpora.method("Llama 27B")));
    assertEquals(5, found.entities().size());
  }

  @Test
  void a_mention_that_is_no_name_joins_nothing_to_its_entity() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.called("structured pruning", "pruning")),
            Corpora.paper("b", Corpora.method("pruning")));
    assertEquals("structured-pruning", found.entity("a", "structured pruning").slug());
    assertEquals(Set.of(), found.entity("a", "structured pruning").altLabels());
    assertEquals("pruning", found.entity("b", "pruning").slug());
  }

  @Test
  void an_acronym_that_no_paper_defines_takes_the_meaning_of_the_corpus() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.method("large language models", "LLMs")),
            Corpora.paper("b", Corpora.method("LLM")));
    assertEquals("large-language-models", found.entity("b", "LLM").slug());
    assertEquals(Set.of("LLM", "LLMs"), found.entity("b", "LLM").altLabels());
  }

  @Test
  void an_acronym_with_two_meanings_stays_on_its_own() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.method("reinforcement learning", "RL")),
            Corpora.paper("b", Corpora.method("representation learning", "RL")),
            Corpora.paper("c", Corpora.method("RL")));
    assertEquals(3, found.entities().size());
    assertEquals("RL", found.entity("c", "RL").prefLabel());
  }

  @Test
  void strangers_do_not_meet_through_a_form_that_both_share() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.method("memory replay", "replay")),
            Corpora.paper("b", Corpora.method("generative replay", "replay")));
    assertNotEquals(found.entity("a", "memory replay"), found.entity("b", "generative replay"));
  }

  @Test
  void a_label_that_two_things_want_says_what_it_stands_for() {
    List<PaperEntities> papers = new ArrayList<>();
    papers.add(Corpora.paper("x", Corpora.method("RAG", "retrieval augmented generation")));
    papers.add(Corpora.paper("y", Corpora.metric("region agreement gain", "RAG")));
    Resolution found = new Resolver().resolve(papers);
    assertEquals(2, found.entities().stream().map(Entity::prefLabel).distinct().count());
  }

  @Test
  void the_plain_label_is_of_the_one_that_spells_it_out_alone() {
    List<PaperEntities> papers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      papers.add(Corpora.paper("b" + i, Corpora.method("BART")));
    }
    papers.add(Corpora.paper("a", Corpora.method("bidirectional auto-regressive trees", "BART")));
    papers.add(Corpora.paper("c", Corpora.method("bidirectional auto-regressive trees", "BART")));
    papers.add(Corpora.paper("t", Corpora.entity("BART", EntityType.DATASET, 0.9)));
    papers.add(Corpora.paper("u", Corpora.entity("BART", EntityType.DATASET, 0.9)));
    Resolution found = new Resolver().resolve(papers);
    assertEquals("BART", found.entity("b0", "BART").prefLabel());
    assertEquals(
        found.entity("b0", "BART"), found.entity("a", "bidirectional auto-regressive trees"));
  }

  @Test
  void the_type_is_voted_and_the_minority_stays_visible() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.entity("attention", EntityType.METHOD, 0.9)),
            Corpora.paper("b", Corpora.entity("attention", EntityType.CONCEPT, 0.5)),
            Corpora.paper("c", Corpora.entity("Attention", EntityType.CONCEPT, 0.3)));
    Entity attention = found.entities().get(0);
    assertEquals(EntityType.METHOD, attention.type());
    assertEquals(0.8, attention.votes().get(EntityType.CONCEPT), 1e-9);
  }

  @Test
  void a_kind_says_what_shows_it_in_how_many_papers() {
    Resolution found =
        resolve(
            Corpora.kinds("a", 0.5, "tabular GAN", "GAN"),
            Corpora.kinds("b", 0.8, "tabular GAN", "GAN"),
            Corpora.kinds("c", 0.6, "BERT", "language model"));
    KindLink gan = found.entity("a", "tabular GAN").kinds().get(0);
    assertEquals(Map.of(KindLink.Source.STATED, 2, KindLink.Source.HEAD_NOUN, 0), gan.sources());
    assertEquals("2 papers state it; its name adds words to the wider one's", gan.reason());
    assertTrue(gan.confidence() > 0.9, gan::toString);
    KindLink bert = found.entity("c", "BERT").kinds().get(0);
    assertEquals(new KindLink("language-model", bert.sources(), 0.6), bert);
    assertEquals("1 paper states it", bert.reason());
  }

  @Test
  void kinds_have_no_cycles_and_no_edges_that_follow_from_others() {
    Resolution found =
        resolve(
            Corpora.kinds("a", 0.9, "BERT", "language model", "language model", "model family"),
            Corpora.kinds("b", 0.5, "BERT", "model family"),
            Corpora.kinds("c", 0.2, "model family", "BERT"));
    assertEquals(List.of("language-model"), found.entity("a", "BERT").broader());
    assertEquals(List.of("model-family"), found.entity("a", "language model").broader());
    assertEquals(List.of(), found.entity("a", "model family").broader());
  }

  @Test
  void the_order_of_the_papers_does_not_matter() {
    List<PaperEntities> papers = Corpora.random(300, 7);
    List<Entity> first = new Resolver().resolve(papers).entities();
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(papers, new Random(seed));
      assertEquals(first, new Resolver().resolve(papers).entities());
    }
  }

  @Test
  void slugs_and_labels_are_unique() {
    List<Entity> entities = new Resolver().resolve(Corpora.random(300, 11)).entities();
    assertFalse(entities.isEmpty());
    assertEquals(entities.size(), entities.stream().map(Entity::slug).distinct().count());
    assertEquals(entities.size(), entities.stream().map(Entity::prefLabel).distinct().count());
    assertTrue(entities.stream().allMatch(e -> !e.altLabels().contains(e.prefLabel())));
  }

  @Test
  void an_unknown_name_and_a_paper_that_comes_twice_are_refused() {
    PaperEntities paper = Corpora.paper("a", Corpora.method("BERT"));
    assertThrows(NoSuchElementException.class, () -> resolve(paper).entity("a", "GPT"));
    assertThrows(IllegalArgumentException.class, () -> resolve(paper, paper));
  }

  @Test
  void an_ambiguous_acronym_takes_the_meaning_of_papers_like_it() {
    List<PaperEntities> papers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      papers.add(
          Corpora.paper(
              "r" + i,
              Corpora.method("reinforcement learning", "RL"),
              Corpora.method("policy gradients")));
      papers.add(
          Corpora.paper(
              "s" + i, Corpora.method("representation learning", "RL"), Corpora.method("SimCLR")));
    }
    papers.add(Corpora.paper("x", Corpora.method("RL"), Corpora.method("Policy gradient")));
    papers.add(Corpora.paper("y", Corpora.method("RL"), Corpora.method("SimCLR")));
    papers.add(Corpora.paper("z", Corpora.method("RL")));
    Resolution found = new Resolver().resolve(papers);
    assertEquals("reinforcement learning", found.entity("x", "RL").prefLabel());
    assertEquals("representation learning", found.entity("y", "RL").prefLabel());
    assertEquals("RL", found.entity("z", "RL").prefLabel());
  }

  @Test
  void a_head_noun_makes_a_kind_when_the_shorter_term_is_there() {
    Resolution found =
        resolve(
            Corpora.paper(
                "a",
                Corpora.method("gated recurrent neural networks"),
                Corpora.method("recurrent neural network")),
            Corpora.paper("b", Corpora.method("neural networks")));
    assertEquals(
        List.of("recurrent-neural-network"),
        found.entity("a", "gated recurrent neural networks").broader());
    assertEquals(
        List.of("neural-networks"), found.entity("a", "recurrent neural network").broader());
  }

  @Test
  void a_word_that_says_little_and_a_part_of_a_compound_are_no_kinds() {
    Resolution found =
        resolve(
            Corpora.paper(
                "a",
                Corpora.method("graph attention networks"),
                Corpora.method("part-based model")),
            Corpora.paper("b", Corpora.method("networks"), Corpora.method("base model")));
    assertEquals(List.of(), found.entity("a", "graph attention networks").broader());
    assertEquals(List.of(), found.entity("a", "part-based model").broader());
  }

  @Test
  void a_kind_that_one_of_many_papers_states_with_little_confidence_is_left_out() {
    List<PaperEntities> papers = new ArrayList<>();
    papers.add(Corpora.kinds("k", 0.3, "BERT", "early stopping"));
    assertEquals(
        List.of("early-stopping"), new Resolver().resolve(papers).entity("k", "BERT").broader());
    for (int i = 0; i < 20; i++) {
      papers.add(Corpora.paper("b" + i, Corpora.method("BERT")));
    }
    assertEquals(List.of(), new Resolver().resolve(papers).entity("k", "BERT").broader());
  }

  @Test
  void a_name_in_capitals_and_a_common_word_are_two_things() {
    List<PaperEntities> papers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      papers.add(Corpora.paper("m" + i, Corpora.entity("occupancy map", EntityType.CONCEPT, 0.9)));
      papers.add(Corpora.paper("w" + i, Corpora.entity("map", EntityType.CONCEPT, 0.9)));
      papers.add(Corpora.paper("n" + i, Corpora.metric("mAP")));
      papers.add(Corpora.paper("s" + i, Corpora.method("BERT")));
    }
    papers.add(Corpora.paper("x", Corpora.method("bert")));
    Resolution found = new Resolver().resolve(papers);
    assertNotEquals(found.entity("n0", "mAP").slug(), found.entity("w0", "map").slug());
    assertEquals(
        List.of(found.entity("w0", "map").slug()), found.entity("m0", "occupancy map").broader());
    assertEquals(found.entity("s0", "BERT").slug(), found.entity("x", "bert").slug());
  }

  @Test
  void capitals_say_which_meaning_of_a_short_form_is_meant() {
    List<PaperEntities> papers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      papers.add(Corpora.paper("p" + i, Corpora.metric("mean average precision", "mAP")));
      papers.add(Corpora.paper("q" + i, Corpora.metric("maximum a posteriori", "MAP")));
    }
    papers.add(Corpora.paper("x", Corpora.metric("mAP")));
    papers.add(Corpora.paper("y", Corpora.metric("MAP")));
    Resolution found = new Resolver().resolve(papers);
    assertEquals("mean-average-precision", found.entity("x", "mAP").slug());
    assertEquals("maximum-a-posteriori", found.entity("y", "MAP").slug());
  }

  @Test
  void the_plural_of_an_acronym_is_no_other_acronym() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.method("Gaussian processes", "GPs")),
            Corpora.paper("b", Corpora.method("global positioning system", "GPS")),
            Corpora.paper("c", Corpora.method("GP")));
    assertNotEquals(
        found.entity("a", "Gaussian processes"), found.entity("b", "global positioning system"));
  }

  @Test
  void a_short_form_inside_a_term_stands_for_its_words() {
    List<PaperEntities> papers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      papers.add(Corpora.paper("d" + i, Corpora.method("neural networks", "NNs")));
    }
    papers.add(Corpora.paper("a", Corpora.method("recurrent NNs")));
    papers.add(Corpora.paper("b", Corpora.method("recurrent neural networks")));
    Resolution found = new Resolver().resolve(papers);
    assertEquals(
        found.entity("b", "recurrent neural networks"), found.entity("a", "recurrent NNs"));
  }

  @Test
  void long_forms_of_one_short_form_that_vary_in_endings_are_one() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.method("convolutional neural networks", "CNNs")),
            Corpora.paper("b", Corpora.method("convolution neural net", "CNN")),
            Corpora.paper("c", Corpora.method("CNN")));
    assertEquals(1, found.entities().size(), found.entities().toString());
  }

  @Test
  void one_definition_does_not_speak_for_many_papers_that_need_none() {
    List<PaperEntities> papers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      papers.add(Corpora.paper("c" + i, Corpora.method("CLIP"), Corpora.method("prompts")));
    }
    papers.add(Corpora.paper("a", Corpora.method("colored local iterative procedure", "CLIP")));
    Resolution found = new Resolver().resolve(papers);
    assertNotEquals(
        found.entity("a", "colored local iterative procedure"), found.entity("c0", "CLIP"));
  }

  @Test
  void a_list_after_such_as_makes_kinds() {
    Resolution found =
        resolve(
            Corpora.evidence(
                "a",
                "We compare optimizers such as Adam, RMSProp (Hinton) and Lion.",
                "optimizers",
                "Adam",
                "RMSProp",
                "Lion"),
            Corpora.evidence(
                "b", "Adam, Sophia and other optimizers diverge.", "Sophia", "Adam", "optimizers"));
    for (String name : List.of("Adam", "RMSProp", "Lion")) {
      assertEquals(List.of("optimizers"), found.entity("a", name).broader(), name);
    }
    assertEquals(List.of("optimizers"), found.entity("b", "Sophia").broader());
  }

  @Test
  void every_form_beside_the_label_has_a_merge_that_says_why() {
    Resolution found =
        resolve(
            Corpora.paper("a", Corpora.method("large language models", "LLMs")),
            Corpora.paper("b", Corpora.method("Large Language Models")),
            Corpora.paper("c", Corpora.method("LLM")),
            Corpora.paper("d", Corpora.method("Q-learning")),
            Corpora.paper("e", Corpora.method("Q-learning algorithm")));
    for (Entity entity : found.entities()) {
      java.util.Set<String> explained = new java.util.TreeSet<>();
      for (Merge merge : found.merges()) {
        if (merge.entity().equals(entity.slug())) {
          explained.addAll(merge.forms());
        }
      }
      explained.remove(entity.prefLabel());
      assertEquals(entity.altLabels(), explained);
    }
    assertTrue(
        found.merges().stream().anyMatch(merge -> merge.reason() == Merge.Reason.MODEL),
        "the tail of \"Q-learning algorithm\" is the model's decision");
  }

  @Test
  void a_corpus_grown_in_steps_gives_what_it_gives_at_once() {
    List<PaperEntities> papers = Corpora.random(200, 3);
    Resolver grown = new Resolver();
    grown.resolve(papers.subList(0, 80));
    grown.resolve(papers.subList(0, 150));
    Resolution last = grown.resolve(papers);
    Resolution once = new Resolver().resolve(papers);
    assertEquals(once.entities(), last.entities());
    assertEquals(once.merges(), last.merges());
    assertEquals(once.suggestions(), last.suggestions());
  }

  @Test
  void a_grown_corpus_has_only_what_the_new_papers_touch_judged_and_gives_the_same(
      @TempDir Path folder) {
    List<PaperEntities> papers = new ArrayList<>(Corpora.random(60, 5));
    for (int i = 0; i < 400; i++) {
      String name = "loom" + i % 200 + " replay";
      papers.add(Corpora.paper("own/" + i, Corpora.method(i < 200 ? name : name + " algorithm")));
    }
    Judgements alone = new Judgements();
    Resolution once =
        new Resolver(Curation.NONE, Vocabulary.NONE, ListedClasses.NONE, alone).resolve(papers);
    assertEquals(alone.used(), alone.made());
    Path file = folder.resolve("judgements");
    for (int seed = 1; seed <= 5; seed++) {
      List<PaperEntities> shuffled = new ArrayList<>(papers);
      Random random = new Random(seed);
      Collections.shuffle(shuffled, random);
      int step = papers.size() - 10 - random.nextInt(10);
      Judgements first = Judgements.read(folder.resolve("none"));
      new Resolver(Curation.NONE, Vocabulary.NONE, ListedClasses.NONE, first)
          .resolve(shuffled.subList(0, step));
      first.write(file, false);
      Judgements second = Judgements.read(file);
      Resolution grown =
          new Resolver(Curation.NONE, Vocabulary.NONE, ListedClasses.NONE, second)
              .resolve(shuffled);
      assertEquals(once.entities(), grown.entities());
      assertEquals(once.merges(), grown.merges());
      assertEquals(once.suggestions(), grown.suggestions());
      assertTrue(second.made() < alone.made() / 5, second.made() + " of " + alone.made());
      second.write(file, false);
      Judgements third = Judgements.read(file);
      new Resolver(Curation.NONE, Vocabulary.NONE, ListedClasses.NONE, third).resolve(papers);
      assertEquals(0, third.made(), "nothing new, nothing judged");
    }
  }

  @Test
  void a_paper_in_brief_resolves_as_the_whole() {
    List<PaperEntities> papers = new ArrayList<>(Corpora.random(40, 9));
    papers.add(
        Corpora.evidence("s", "Optimizers such as Adam diverge.", "Optimizers", "Adam", "Lion"));
    papers.add(Corpora.evidence("t", "Lion diverges.", "Lion"));
    List<PaperEntities> brief =
        papers.stream().map(p -> PaperEntities.brief(p.paper(), p.extraction())).toList();
    assertEquals(
        new Resolver().resolve(papers).entities(), new Resolver().resolve(brief).entities());
    assertEquals("", brief.get(41).extraction().entities().get(0).evidence());
  }
}
