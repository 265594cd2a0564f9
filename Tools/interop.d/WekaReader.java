// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SparseInstance;
import weka.core.converters.ArffLoader;

/** Reads the paths given on standard input with Weka; prints one canonical JSON line for each. */
public final class WekaReader {
  /** Some inputs keep Weka busy for ever; this many seconds are enough for the others. */
  private static final int SECONDS = 4;

  public static void main(String[] arguments) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setErr(new PrintStream(PrintStream.nullOutputStream()));
    BufferedReader paths =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ExecutorService executor = newExecutor();
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      final File file = new File(path);
      Future<String> reading = executor.submit(() -> read(file));
      String line;
      try {
        line = reading.get(SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException hung) {
        executor = newExecutor();
        line = error("hangs");
      } catch (ExecutionException failed) {
        line = error(String.valueOf(failed.getCause()));
      }
      out.println(line);
    }
    out.flush();
    System.exit(0);
  }

  private static ExecutorService newExecutor() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          return thread;
        });
  }

  private static String error(String message) {
    return "{\"error\":" + quote(message) + "}";
  }

  private static String read(File file) throws Exception {
    ArffLoader loader = new ArffLoader();
    loader.setFile(file);
    Instances data = loader.getDataSet();
    if (data == null) return error("no data set");
    StringBuilder json = new StringBuilder("{\"relation\":");
    json.append(quote(data.relationName()));
    appendAttributes(json, data);
    json.append(",\"rows\":");
    appendRows(json, data);
    json.append(",\"sparse\":[");
    for (int row = 0; row < data.numInstances(); row++) {
      if (row > 0) json.append(',');
      json.append(data.instance(row) instanceof SparseInstance);
    }
    return json.append("]").append(weights(data)).append('}').toString();
  }

  private static String weights(Instances data) {
    StringBuilder json = new StringBuilder(",\"weights\":[");
    boolean differs = false;
    for (int row = 0; row < data.numInstances(); row++) {
      if (row > 0) json.append(',');
      json.append(data.instance(row).weight());
      differs |= data.instance(row).weight() != 1;
    }
    return differs ? json.append(']').toString() : "";
  }

  private static void appendAttributes(StringBuilder json, Instances data) {
    json.append(",\"attributes\":[");
    for (int index = 0; index < data.numAttributes(); index++) {
      Attribute attribute = data.attribute(index);
      json.append(index > 0 ? ",{\"name\":" : "{\"name\":").append(quote(attribute.name()));
      json.append(",\"type\":\"").append(Attribute.typeToString(attribute)).append('"');
      if (attribute.isNominal()) {
        json.append(",\"values\":[");
        for (int label = 0; label < attribute.numValues(); label++) {
          json.append(label > 0 ? "," : "").append(quote(attribute.value(label)));
        }
        json.append(']');
      } else if (attribute.isDate()) {
        json.append(",\"format\":").append(quote(attribute.getDateFormat()));
      } else if (attribute.isRelationValued()) {
        appendAttributes(json, attribute.relation());
      }
      if (attribute.weight() != 1) json.append(",\"weight\":").append(attribute.weight());
      json.append('}');
    }
    json.append(']');
  }

  private static void appendRows(StringBuilder json, Instances data) {
    json.append('[');
    for (int row = 0; row < data.numInstances(); row++) {
      json.append(row > 0 ? ",[" : "[");
      for (int index = 0; index < data.numAttributes(); index++) {
        if (index > 0) json.append(',');
        appendCell(json, data.instance(row), data.attribute(index));
      }
      json.append(']');
    }
    json.append(']');
  }

  private static void appendCell(StringBuilder json, Instance row, Attribute attribute) {
    double value = row.value(attribute);
    if (row.isMissing(attribute)) {
      json.append("null");
    } else if (attribute.isDate()) {
      SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
      json.append("{\"date\":").append(quote(format.format(new Date((long) value)))).append('}');
    } else if (!attribute.isNumeric() && value >= attribute.numValues()) {
      json.append("null"); // Left out of a sparse row, and no other row has a value to stand for it.
    } else if (attribute.isRelationValued()) {
      Instances bag = row.relationalValue(attribute);
      json.append("{\"rows\":");
      appendRows(json, bag);
      json.append(weights(bag)).append('}');
    } else if (attribute.isNominal() || attribute.isString()) {
      json.append(quote(attribute.value((int) value)));
    } else if (Double.isInfinite(value)) {
      json.append("{\"number\":\"").append(value).append("\"}");
    } else {
      json.append(value);
    }
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit == '"' || unit == '\\') {
        quoted.append('\\').append(unit);
      } else if (unit < 0x20 || unit > 0x7E) {
        quoted.append(String.format("\\u%04x", (int) unit));
      } else {
        quoted.append(unit);
      }
    }
    return quoted.append('"').toString();
  }
}
