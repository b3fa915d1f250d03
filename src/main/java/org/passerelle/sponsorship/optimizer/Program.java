package org.passerelle.sponsorship.optimizer;

import com.google.ortools.Loader;
import com.google.ortools.modelbuilder.ModelBuilderHelper;
import com.google.ortools.modelbuilder.ModelSolverHelper;
import com.google.ortools.modelbuilder.SolveStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * The pool as a linear program for GLOP or an integer one for HiGHS, both in OR-Tools' native code, which is loaded once, at the first use.
 * One variable a pair; a row for each family (at most one place) and for each dimension of each place (its capacity).
 *
 * <p>Neither HiGHS's bound nor a first plan handed to it is relied on: a plan is proven only by HiGHS's own word that it is optimal, and every
 * other bound comes from {@link Dual}.
 */
final class Program implements AutoCloseable {

  /** One thread and one seed: the same pool gives the same plan. */
  private static final String HIGHS =
      "output_flag=false,log_to_console=false,threads=1,parallel=off,random_seed=1,mip_rel_gap=0,mip_abs_gap=1e-7,mip_feasibility_tolerance=1e-7";

  private static boolean loaded;

  private final Pool pool;
  private final ModelBuilderHelper model;

  /** @throws IllegalStateException when this platform has no native solver */
  Program(Pool pool) {
    load();
    this.pool = pool;
    this.model = new ModelBuilderHelper();
    model.setMaximize(true);
    for (int family = 0; family < pool.families(); family++) {
      row(1);
    }
    for (int[] capacity : pool.capacity()) {
      for (int limit : capacity) {
        row(limit);
      }
    }
    for (int family = 0; family < pool.families(); family++) {
      for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
        variable(family, pair);
      }
    }
  }

  private static synchronized void load() {
    if (!loaded) {
      try {
        Loader.loadNativeLibraries();
      } catch (RuntimeException | LinkageError missing) {
        throw new IllegalStateException("the solvers of OR-Tools do not run on %s %s: build Passerelle with the native archive of this platform (ortools.platform in pom.xml)"
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")), missing);
      }
      loaded = true;
    }
  }

  private void row(double limit) {
    int row = model.addLinearConstraint();
    model.setConstraintLowerBound(row, Double.NEGATIVE_INFINITY);
    model.setConstraintUpperBound(row, limit);
  }

  private void variable(int family, int pair) {
    int variable = model.addVar();
    model.setVarLowerBound(variable, 0);
    model.setVarUpperBound(variable, 1);
    model.setVarIntegrality(variable, true);
    model.setVarObjectiveCoefficient(variable, pool.worth()[pair]);
    model.addConstraintTerm(family, variable, 1);
    int row = pool.families() + pool.place()[pair] * pool.dimensions();
    for (int amount : pool.demand()[family]) {
      if (amount > 0) {
        model.addConstraintTerm(row, variable, amount);
      }
      row++;
    }
  }

  /** The best plan found. */
  record Whole(Draft draft, boolean proven) {
  }

  /** The best plan with families whole, or nothing when none was found in time. */
  Optional<Whole> whole(Duration atMost) {
    ModelSolverHelper solver = new ModelSolverHelper("highs");
    try {
      solver.setSolverSpecificParameters(HIGHS);
      solver.setTimeLimitInSeconds(Math.max(0.1, atMost.toMillis() / 1000.0));
      solver.solve(model);
      if (!solver.hasSolution()) {
        return Optional.empty();
      }
      return Optional.of(new Whole(draft(solver), solver.getStatus() == SolveStatus.OPTIMAL));
    } finally {
      solver.delete();
    }
  }

  private Draft draft(ModelSolverHelper solver) {
    Draft draft = new Draft(pool);
    for (int family = 0; family < pool.families(); family++) {
      for (int pair = pool.first()[family]; pair < pool.first()[family + 1]; pair++) {
        if (solver.getVariableValue(pair) > 0.5) {
          if (draft.chosen[family] != Pool.NONE || !draft.fits(family, pool.place()[pair])) {
            throw new IllegalStateException("the solver's plan splits family %d or overfills its place".formatted(family));
          }
          draft.put(family, pair);
        }
      }
    }
    return draft;
  }

  /** What one more unit of each place's dimension would be worth if families could be split. */
  double[] prices() {
    ModelSolverHelper solver = new ModelSolverHelper("glop");
    try {
      solver.solve(model);
      if (solver.getStatus() != SolveStatus.OPTIMAL) {
        throw new IllegalStateException("no prices: " + solver.getStatus() + " " + solver.getStatusString());
      }
      double[] prices = new double[pool.places() * pool.dimensions()];
      for (int i = 0; i < prices.length; i++) {
        prices[i] = Math.max(0, solver.getDualValue(pool.families() + i));
      }
      return prices;
    } finally {
      solver.delete();
    }
  }

  @Override
  public void close() {
    model.delete();
  }
}
