namespace AlphaPulse.Features;

/// <summary>Where the fluent form of a feature begins.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class Feature
{
    /// <summary>The open of the bar, in the unit of the price.</summary>
    public static FeatureExpression Open { get; } = Of("open");

    /// <summary>The high of the bar, in the unit of the price.</summary>
    public static FeatureExpression High { get; } = Of("high");

    /// <summary>The low of the bar, in the unit of the price.</summary>
    public static FeatureExpression Low { get; } = Of("low");

    /// <summary>The close of the bar, in the unit of the price.</summary>
    public static FeatureExpression Close { get; } = Of("close");

    /// <summary>The volume of the bar.</summary>
    public static FeatureExpression Volume { get; } = Of("volume");

    /// <summary>Any text; see <see cref="FeatureCatalog.Resolve"/>.</summary>
    /// <param name="text">The text, such as <c>rsi(14)</c> or <c>close / ema(20) - 1</c>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The text is no feature.</exception>
    public static FeatureExpression Of(string text) => new(new ExpressionParser(text).Parse());

    /// <summary>The log return of the close over so many bars.</summary>
    /// <param name="bars">The bars.</param>
    /// <returns>The expression.</returns>
    public static FeatureExpression LogReturn(int bars) => new(FeatureCatalog.Get("log_return").Define(bars).Node);

    /// <summary>The standard deviation of the one-bar log returns of so many bars.</summary>
    /// <param name="bars">The bars.</param>
    /// <returns>The expression.</returns>
    public static FeatureExpression Volatility(int bars) => new(FeatureCatalog.Get("volatility").Define(bars).Node);

    /// <summary>An indicator of the catalog in its own unit.</summary>
    /// <param name="indicator">The indicator, such as <c>rsi(14)</c> or <c>macd(12,26,9).histogram</c>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">There is no such indicator.</exception>
    public static FeatureExpression Indicator(string indicator) => Of($"indicator({indicator})");

    /// <summary>A number of a source beside the bars; see <see cref="IFeatureSource"/>.</summary>
    /// <param name="name">The name of the source.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The name has other characters than letters, digits, <c>_</c> and <c>.</c>.</exception>
    public static FeatureExpression Input(string name) => Of($"input({name})");
}
