package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcronymKeysTest {
  @Test
  void names_with_different_short_forms_are_told_apart() {
    AcronymKeys keys =
        new AcronymKeys(
            "Sparse Attention", "Sparse attention (SA) and a sparse attention network (SAN) meet.");
    assertTrue(keys.tellApart(List.of("Sparse attention"), List.of("SAN")));
    assertTrue(keys.tellApart(List.of("SA"), List.of("sparse attention network (SAN)")));
    assertFalse(
        keys.tellApart(List.of("SA", "sparse attention"), List.of("sparse attention (SA)")));
    assertFalse(keys.tellApart(List.of("sparse attention"), List.of("attention")));
  }

  @Test
  void two_long_forms_of_one_short_form_are_not_told_apart() {
    AcronymKeys keys =
        new AcronymKeys(
            "Images",
            "Generative adversarial networks (GANs) are generative adversarial nets (GANs).");
    List<String> networks = List.of("Generative adversarial networks");
    assertFalse(keys.tellApart(networks, List.of("generative adversarial nets")));
    assertFalse(keys.tellApart(networks, List.of("generative adversarial nets (GANs)", "GANs")));
  }
}
