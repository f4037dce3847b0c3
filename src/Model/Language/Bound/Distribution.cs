namespace Simulation.Model.Language.Bound;

/// <summary>
/// A probability distribution as declared. Arguments are expressions, so that a spread can itself be a parameter with a prior.
/// Every variate is a monotone function of one standard normal score z (or uniform u for bernoulli), which is what lets the
/// calibration work in independent standard normal coordinates.
/// </summary>
public abstract record Distribution;

/// <summary>
/// x = mean + sd z. With a declared range lo..hi (both finite): x = lo + (hi − lo) logistic(a + b z), with a and b such that the median is
/// the mean given and the slope dx/dz at z = 0 is sd.
/// </summary>
public sealed record Normal(Expression Mean, Expression Sd) : Distribution;

/// <summary>x = median exp(sd z); sd is the standard deviation of log x. With a declared range, clipped smoothly as <see cref="Normal"/> is, in logs.</summary>
public sealed record LogNormal(Expression Median, Expression Sd) : Distribution;

/// <summary>Beta on (0, 1) with constant shapes.</summary>
public sealed record Beta(double Alpha, double BetaShape) : Distribution;

/// <summary>1 with the given probability, else 0; the probability may move with levers and years.</summary>
public sealed record Bernoulli(Expression Probability) : Distribution;

/// <summary>x = mean + rho (x(-1) − mean) + sd z.</summary>
public sealed record Ar1(Expression Mean, Expression Rho, Expression Sd) : Distribution;

/// <summary>
/// Heavier-tailed than normal: x = sd z exp(h z² / 2), Tukey's h-distribution (h = 0 is normal; kurtosis is infinite from h = 1/4).
/// </summary>
public sealed record TukeyH(Expression Sd, Expression H) : Distribution;

/// <summary>Uniform between two bounds: x = lo + (hi − lo) Φ(z).</summary>
public sealed record Uniform(Expression Low, Expression High) : Distribution;
