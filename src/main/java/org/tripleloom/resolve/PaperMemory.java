package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.Extraction;

/**
 * What a resolution remembers of a paper.
 *
 * @param brief as {@link PaperEntities#brief} has it
 * @param keys of the groups of its entities, in their order
 * @param slugs of what its entities were resolved to, in their order; empty before that
 */
record PaperMemory(Extraction brief, List<String> keys, List<String> slugs) {
  static final Kept.Form<PaperMemory> FORM =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, PaperMemory paper) throws IOException {
          BriefForm.write(out, paper.brief);
          for (int i = 0; i < paper.keys.size(); i++) {
            Kept.text(out, paper.keys.get(i));
            Kept.text(out, paper.slugs.get(i));
          }
        }

        @Override
        public PaperMemory read(DataInputStream in) throws IOException {
          PaperMemory paper = new PaperMemory(new BriefForm.Reader(in).extraction());
          while (paper.keys.size() < paper.brief.entities().size()) {
            paper.keys.add(Kept.text(in));
            paper.slugs.add(Kept.text(in));
          }
          return paper;
        }
      };

  PaperMemory(Extraction brief) {
    this(brief, new ArrayList<>(), new ArrayList<>());
  }
}
