package org.tripleloom.text;

/** How far an analysis goes; each holds all before it. Cost on one core: about 1, 9 and 30 ms. */
public enum Depth {
  SENTENCES,
  LEMMAS,
  DEPENDENCIES
}
