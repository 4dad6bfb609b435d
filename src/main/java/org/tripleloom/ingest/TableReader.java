package org.tripleloom.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tripleloom.problem.Problem;

/** Tables with a header line, separated by commas, semicolons or tabs. */
final class TableReader implements EntryReader {
  private final RecordMapper mapper;
  private final Format format;

  TableReader(RecordMapper mapper, Format format) {
    this.mapper = mapper;
    this.format = format;
  }

  /** Whether the line has several columns, one of them a title. */
  static boolean isHeader(String line, char separator) {
    String[] columns = line.split(String.valueOf(separator));
    boolean title = false;
    for (String column : columns) {
      title |= RecordMapper.isTitle(column.strip().replaceAll("^\"|\"$", ""));
    }
    return title && columns.length > 1;
  }

  @Override
  public void read(Input input, Entries out) throws IOException {
    String header = input.headText().lines().findFirst().orElse("");
    char separator = format == Format.tsv ? '\t' : isHeader(header, ';') ? ';' : ',';
    CSVFormat csv =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(false)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = csv.parse(new BufferedReader(input.text()))) {
      Iterator<CSVRecord> records = parser.iterator();
      try {
        if (!records.hasNext()) {
          return;
        }
        List<String> names = records.next().toList();
        long line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
          record(records.next(), names, line, out);
          line = parser.getCurrentLineNumber() + 1;
        }
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof CSVException)) {
          throw e.getCause();
        }
        long line = parser.getCurrentLineNumber() + 1;
        out.reject(Problem.MALFORMED_ENTRY, line, "", line, Sources.reason(e.getCause()));
      }
    }
  }

  private void record(CSVRecord record, List<String> names, long line, Entries out) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(names.size(), record.size()); i++) {
      node.put(names.get(i).strip(), record.get(i));
    }
    if (record.size() != names.size()) {
      out.reject(
          Problem.MALFORMED_ENTRY,
          line,
          "",
          line,
          "it has " + record.size() + " columns, the header has " + names.size());
      return;
    }
    out.entry(mapper.entry(node, line, Format.csv));
  }
}
