package org.tripleloom.cli;

import org.tripleloom.ingest.FieldMap;
import org.tripleloom.problem.ProblemException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what {@code --map} takes. */
final class FieldMapConverter implements ITypeConverter<FieldMap> {
  @Override
  public FieldMap convert(String value) {
    try {
      return FieldMap.parse(value);
    } catch (ProblemException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
