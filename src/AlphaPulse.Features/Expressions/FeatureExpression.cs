using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>A feature in its fluent form; its text is the same feature in the written form.</summary>
/// <remarks>Immutable and safe for use from any thread. Begin with <see cref="Feature"/>.</remarks>
public sealed class FeatureExpression
{
    private readonly FeatureNode _node;

    internal FeatureExpression(FeatureNode node) => _node = node;

    /// <summary>The canonical text, which <see cref="FeatureCatalog.Resolve"/> reads.</summary>
    public string Text => _node.Text;

    /// <summary>Adds.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static FeatureExpression operator +(FeatureExpression left, FeatureExpression right) => Combine(left, '+', right);

    /// <summary>Subtracts.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The difference.</returns>
    public static FeatureExpression operator -(FeatureExpression left, FeatureExpression right) => Combine(left, '-', right);

    /// <summary>Multiplies.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The product.</returns>
    public static FeatureExpression operator *(FeatureExpression left, FeatureExpression right) => Combine(left, '*', right);

    /// <summary>Divides. Where the divisor is 0 there is no value.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The quotient.</returns>
    public static FeatureExpression operator /(FeatureExpression left, FeatureExpression right) => Combine(left, '/', right);

    /// <summary>A constant.</summary>
    /// <param name="value">The number; finite.</param>
    public static implicit operator FeatureExpression(double value) => FromDouble(value);

    /// <summary>A constant.</summary>
    /// <param name="value">The number; finite.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static FeatureExpression FromDouble(double value) => double.IsFinite(value)
        ? new FeatureExpression(new ConstantNode(value))
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Choose a finite number.");

    /// <summary>The natural logarithm.</summary>
    /// <returns>The expression.</returns>
    public FeatureExpression Log() => Call("log");

    /// <summary>The value without its sign.</summary>
    /// <returns>The expression.</returns>
    public FeatureExpression Abs() => Call("abs");

    /// <summary>The square root; none for negative values.</summary>
    /// <returns>The expression.</returns>
    public FeatureExpression Sqrt() => Call("sqrt");

    /// <summary>The exponential.</summary>
    /// <returns>The expression.</returns>
    public FeatureExpression Exp() => Call("exp");

    /// <summary>The hyperbolic tangent, which brings any value between -1 and 1.</summary>
    /// <returns>The expression.</returns>
    public FeatureExpression Tanh() => Call("tanh");

    /// <summary>-1, 0 or 1.</summary>
    /// <returns>The expression.</returns>
    public FeatureExpression Sign() => Call("sign");

    /// <summary>The change over so many bars.</summary>
    /// <param name="bars">The bars.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Diff(int bars) => Call("diff", bars);

    /// <summary>The value so many bars before.</summary>
    /// <param name="bars">The bars.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Lag(int bars) => Call("lag", bars);

    /// <summary>How many standard deviations it is from the mean of its last values.</summary>
    /// <param name="bars">The bars, the current one included; at least 3.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression ZScore(int bars) => Call("zscore", bars);

    /// <summary>How many interquartile ranges it is from the median of its last values.</summary>
    /// <param name="bars">The bars, the current one included; at least 4.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Robust(int bars) => Call("robust", bars);

    /// <summary>The share of its last values that are below it, from 0 to 1.</summary>
    /// <param name="bars">The bars, the current one included; at least 2.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Rank(int bars) => Call("rank", bars);

    /// <summary>In which of equal parts of its last values, ordered, it lies.</summary>
    /// <param name="bars">The bars, the current one included; at least 2.</param>
    /// <param name="parts">How many parts; from 2 to 100.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Regime(int bars, int parts) => Call("regime", bars, parts);

    /// <summary>A quantile of its last values.</summary>
    /// <param name="bars">The bars, the current one included; at least 2.</param>
    /// <param name="share">The share below it; from 0 to 1.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Quantile(int bars, double share) => Call("quantile", bars, share);

    /// <summary>Moves it to a quantile of its last values where it lies beyond.</summary>
    /// <param name="bars">The bars, the current one included; at least 2.</param>
    /// <param name="share">The share at either end; from 0 to 0.5.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Winsorize(int bars, double share) => Call("winsor", bars, share);

    /// <summary>The fractional difference.</summary>
    /// <param name="order">The order; from 0 to 2, where 1 is the difference to the bar before.</param>
    /// <param name="threshold">Weights below it end the window; above 0.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression FractionalDifference(double order, double threshold) => Call("fracdiff", order, threshold);

    /// <summary>Shannon's entropy of its last values, from 0 to 1.</summary>
    /// <param name="bars">The bars, the current one included; at least 2.</param>
    /// <param name="bins">How many bins of equal width between the least and the greatest; from 2 to 1,000.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Entropy(int bars, int bins) => Call("entropy", bars, bins);

    /// <summary>Pearson's correlation with another expression over its last values.</summary>
    /// <param name="bars">The bars, the current one included; at least 3.</param>
    /// <param name="other">The other one.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Correlation(int bars, FeatureExpression other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Feature.Of(string.Create(CultureInfo.InvariantCulture, $"correlation({bars},{Text},{other.Text})"));
    }

    /// <summary>How many of some rising edges it has reached: 0 below the first.</summary>
    /// <param name="edges">The edges; at least one.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Band(params IReadOnlyList<double> edges) => Call("band", edges);

    /// <summary>Moves it to the nearest of two fixed bounds where it lies beyond.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound; not below <paramref name="low"/>.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Clip(double low, double high) => Call("clip", low, high);

    /// <summary>Subtracts a fixed center and divides by a fixed unit; see <see cref="FittedScaling"/>.</summary>
    /// <param name="center">The center.</param>
    /// <param name="unit">The unit; above 0.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Scaled(double center, double unit) => Call("scaled", center, unit);

    /// <summary>An indicator of the catalog over this.</summary>
    /// <param name="indicator">An indicator that takes a single series, such as <c>ema(20)</c>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">There is no such indicator, or it takes whole bars.</exception>
    public FeatureExpression Through(string indicator)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(indicator);
        var text = indicator.Trim();
        var close = text.LastIndexOf(')');
        return Feature.Indicator(close < 0 ? $"{text}({Text})" : $"{text[..close]},{Text}{text[close..]}");
    }

    /// <summary>The same over the closed bars of a higher timeframe.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression On(Timeframe timeframe) => Feature.Of($"({Text})@{timeframe}");

    /// <summary>The same over the bars of another instrument.</summary>
    /// <param name="stream">The name that its bars are given under.</param>
    /// <returns>The expression.</returns>
    public FeatureExpression Of(string stream) => Feature.Of($"({Text})@{stream}");

    /// <summary>The definition of the feature.</summary>
    /// <returns>The definition.</returns>
    public FeatureDefinition Define() => FeatureDefinition.Of(_node);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static FeatureExpression Combine(FeatureExpression left, char sign, FeatureExpression right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new FeatureExpression(ArithmeticNode.Binary(
            sign switch
            {
                '+' => ArithmeticOperation.Add,
                '-' => ArithmeticOperation.Subtract,
                '*' => ArithmeticOperation.Multiply,
                _ => ArithmeticOperation.Divide,
            },
            left._node,
            right._node));
    }

    private FeatureExpression Call(string function, params IReadOnlyList<double> arguments) => Feature.Of(
        $"{function}({string.Concat(arguments.Select(a => a.ToString("R", CultureInfo.InvariantCulture) + ","))}{Text})");
}
