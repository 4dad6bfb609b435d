package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripleloom.extract.EntityType;

/** Pairs from general knowledge that two papers use; none is among the pairs for training. */
class KnownPairsTest {
  @ParameterizedTest
  @CsvSource({
    "METHOD, Support Vector Machine, support-vector machines",
    "METHOD, Auto-Encoders, autoencoder",
    "METHOD, back-propagation, Backpropagation",
    "METHOD, Naïve Bayes, naive Bayes",
    "METHOD, ε-greedy, epsilon-greedy",
    "METHOD, Adam optimiser, Adam optimizer",
    "TASK, image colourisation, image colorization",
    "METHOD, knowledge distillation, Knowledge Distillation method",
    "METHOD, beam search, beam search algorithm",
    "TASK, graph colouring problem, graph coloring",
    "METHOD, Newton's method, Newton method",
    "PHENOMENON, vanishing gradient, vanishing gradients problem",
    "DATASET, ImageNet-1k, ImageNet 1K",
    "DATASET, Penn Treebank, Penn Treebank corpus",
    "DATASET, MS-COCO, MSCOCO",
    "METHOD, Bi-LSTM, BiLSTM",
    "METHOD, ResNet 50, ResNet-50",
    "METHOD, Mixtral 8x7B, Mixtral-8x7B",
    "METHOD, two-stage detectors, 2-stage detector",
    "TASK, zero-shot classification, 0-shot classification",
    "METHOD, Bayesian nets, Bayesian networks",
    "TASK, coreference resolution, co-reference resolution",
    "METRIC, F1-score, F1 scores",
    "METRIC, top-1 accuracy, Top1 accuracy",
    "CONCEPT, word embeddings, word embedding",
    "METHOD, Monte-Carlo sampling, Monte Carlo sampling",
    "METHOD, multi-armed bandits, Multiarmed Bandit",
    "TASK, semi-supervised node classification, semisupervised node classification",
    "METHOD, chain of thought prompting, chain-of-thought prompting technique",
    "TASK, matching images, image matching",
    "DATASET, MuJoCo environments, MuJoCo",
  })
  void forms_of_one_thing_meet(EntityType type, String a, String b) {
    Resolution found = resolve(type, a, b);
    assertEquals(found.entity("p", a).slug(), found.entity("q", b).slug());
  }

  @ParameterizedTest
  @CsvSource({
    "METHOD, GPT-2, GPT-3",
    "METHOD, two-stage detectors, one-stage detectors",
    "METHOD, two-stage algorithm, two heuristics",
    "CONCEPT, AND gates, OR gates",
    "METHOD, pre-trained models, pre-training",
    "METHOD, saliency score, saliency method",
    "METHOD, Llama 3, Llama 3.1",
    "METHOD, Qwen2-7B, Qwen2-72B",
    "METHOD, ViT-B, ViT-L",
    "METHOD, YOLOv3, YOLOv5",
    "METHOD, BERT, DistilBERT",
    "METHOD, LSTM, GRU",
    "METHOD, Markov process, Markov model",
    "METHOD, supervised fine-tuning, unsupervised fine-tuning",
    "METHOD, parametric model, nonparametric model",
    "METHOD, stochastic gradient descent, stochastic gradient Langevin dynamics",
    "TASK, object detection, object tracking",
    "TASK, image classification, image captioning",
    "TASK, text summarization, text simplification",
    "TASK, question answering, question generation",
    "TASK, dependency parsing, constituency parsing",
    "DATASET, CIFAR-10, CIFAR-100",
    "DATASET, SQuAD 1.1, SQuAD 2.0",
    "DATASET, WMT14, WMT16",
    "DATASET, GLUE, SuperGLUE",
    "METRIC, BLEU, ROUGE",
    "METRIC, precision, average precision",
    "METRIC, ROUGE-1, ROUGE-2",
    "CONCEPT, convex functions, concave functions",
    "PHENOMENON, overfitting, underfitting",
    "METHOD, attention, self-attention",
    "METHOD, deep learning, machine learning",
    "METHOD, generative models, discriminative models",
    "METHOD, language models, vision-language models",
    "METHOD, encoder, decoder",
    "METHOD, model-based reinforcement learning, model-free reinforcement learning",
    "METHOD, graph neural networks, recurrent neural networks",
    "METHOD, diffusion models, diffusion",
    "METHOD, topic models, topics",
    "METHOD, perception module, perception model",
    "METHOD, segmentation modules, segmentation models",
    "CONCEPT, ranking features, feature ranking",
    "CONCEPT, scheduling graph, graph scheduling",
    "CONCEPT, urban traffic environment, urban traffic",
    "CONCEPT, market environment, market",
  })
  void different_things_stay_apart(EntityType type, String a, String b) {
    Resolution found = resolve(type, a, b);
    assertNotEquals(found.entity("p", a).slug(), found.entity("q", b).slug());
  }

  @ParameterizedTest
  @CsvSource({
    "METHOD, sparse autoencoders, autoencoders",
    "METHOD, multi-head attention, attention",
    "TASK, neural machine translation, machine translation",
    "TASK, visual question answering, question answering",
    "METHOD, graph neural networks, neural networks",
    "PHENOMENON, catastrophic forgetting, forgetting",
    "TASK, zero-shot image classification, image classification",
  })
  void a_longer_term_is_a_kind_of_the_shorter(EntityType type, String narrow, String broad) {
    Resolution found = resolve(type, narrow, broad);
    assertEquals(
        java.util.List.of(found.entity("q", broad).slug()), found.entity("p", narrow).broader());
  }

  private static Resolution resolve(EntityType type, String a, String b) {
    return new Resolver()
        .resolve(
            java.util.List.of(
                Corpora.paper("p", Corpora.entity(type, 0.9, a)),
                Corpora.paper("q", Corpora.entity(type, 0.9, b))));
  }
}
