// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import java.io.File;
import weka.core.Instances;
import weka.core.converters.ArffLoader;

/** Reads a file with Weka twice and prints milliseconds of the second time and the rows. */
public final class WekaTimer {
  public static void main(String[] arguments) throws Exception {
    read(arguments[0]);
    long start = System.nanoTime();
    int rows = read(arguments[0]);
    System.out.println((System.nanoTime() - start) / 1e6 + " " + rows);
    System.exit(0);
  }

  private static int read(String path) throws Exception {
    ArffLoader loader = new ArffLoader();
    loader.setFile(new File(path));
    Instances instances = loader.getDataSet();
    return instances.numInstances();
  }
}
