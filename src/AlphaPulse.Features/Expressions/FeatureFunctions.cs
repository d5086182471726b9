namespace AlphaPulse.Features;

/// <summary>The functions that can be written around features. Every window is trailing: it ends at the current bar.</summary>
/// <remarks>
/// <para>In the usages <c>f</c> and <c>g</c> are any expressions, <c>n</c> is a number of bars and the current one is among them.
/// A window with a missing value in it has no value. Safe for use from any thread.</para>
/// <para>Besides these, every indicator of the catalog that takes a single series takes an expression as its last argument:
/// <c>ema(20,log_return(1))</c>, <c>sum(7,input(news_count))</c>.</para>
/// </remarks>
public static class FeatureFunctions
{
    private const int LongestWindow = 10_000;

    /// <summary>Every function, ordered by name.</summary>
    public static IReadOnlyList<FeatureFunction> All { get; } =
    [
        Single("abs", "abs(f)", "The value without its sign.", ArithmeticOperation.Abs),
        new("band", "band(e1,...,f)", "How many of the rising edges the value has reached: 0 below the first.", Band),
        new("clip", "clip(low,high,f)", "The value, moved to the nearest of two fixed bounds where it lies beyond.", Clip),
        new("correlation", "correlation(n,f,g)", "Pearson's correlation of two values over n bars; none where either is flat.", Correlation),
        new("diff", "diff(n,f)", "The value minus the value n bars before.", c => Lag(c, isDifference: true)),
        new("entropy", "entropy(n,bins,f)", "Shannon's entropy of n values over bins between the least and the greatest, from 0 to 1; none where all are equal.", Entropy),
        Single("exp", "exp(f)", "The exponential.", ArithmeticOperation.Exp),
        new("fracdiff", "fracdiff(d,threshold,f)", "The fractional difference of order d, window cut where weights fall below the threshold.", Fractional),
        new("indicator", "indicator(i)", "An indicator of the catalog in its own unit, as in indicator(rsi(14)), which goes from 0 to 100.", Indicator),
        new("input", "input(name)", "A number of a source beside the bars, as it was known at the row; see IFeatureSource.", Input),
        new("lag", "lag(n,f)", "The value n bars before.", c => Lag(c, isDifference: false)),
        Single("log", "log(f)", "The natural logarithm; none for values that are not positive.", ArithmeticOperation.Log),
        new("quantile", "quantile(n,q,f)", "The q quantile of n values, interpolated.", Quantile),
        new("rank", "rank(n,f)", "The share of n values below the current one, equal ones by half: from 0 to 1.", Rank),
        new("regime", "regime(n,k,f)", "In which of k equal parts of n ordered values the current one lies: from 0 to k - 1.", Regime),
        new("robust", "robust(n,f)", "The value minus the median of n values, over their interquartile range; none where that is 0.", Robust),
        new("scaled", "scaled(center,unit,f)", "The value minus a fixed center, over a fixed unit; see FittedScaling.", Scaled),
        Single("sign", "sign(f)", "-1, 0 or 1.", ArithmeticOperation.Sign),
        Single("sqrt", "sqrt(f)", "The square root; none for negative values.", ArithmeticOperation.Sqrt),
        Single("tanh", "tanh(f)", "The hyperbolic tangent.", ArithmeticOperation.Tanh),
        new("winsor", "winsor(n,q,f)", "The value, moved to the q or the 1 - q quantile of n values where it lies beyond.", Winsor),
        new("zscore", "zscore(n,f)", "The value minus the mean of n values, over their population standard deviation; none where all are equal.", ZScore),
    ];

    /// <summary>Finds a function by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The function, or <see langword="null"/> where there is none.</returns>
    public static FeatureFunction? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static FeatureFunction Single(string name, string usage, string description, ArithmeticOperation operation) => new(name, usage, description, call =>
    {
        call.Take(1);
        return ArithmeticNode.Unary(operation, call.Node(0));
    });

    private static FunctionNode Band(ExpressionCall call)
    {
        if (call.Count < 2)
        {
            call.Take(2);
        }

        var edges = Enumerable.Range(0, call.Count - 1).Select(i => call.Number(i, double.MinValue, double.MaxValue)).ToArray();
        for (var i = 1; i < edges.Length; i++)
        {
            if (!(edges[i] > edges[i - 1]))
            {
                throw Refused.Because($"band got edge {ConstantNode.Write(edges[i])} after {ConstantNode.Write(edges[i - 1])}; give rising edges.");
            }
        }

        var list = string.Join(',', edges.Select(ConstantNode.Write));
        return Make(call.Node(call.Count - 1), 1, f => $"band({list},{f})", f => $"number of edges {list} that {f} has reached", (i, o) => new MapKernel(
            x =>
            {
                if (double.IsNaN(x))
                {
                    return x;
                }

                var reached = 0;
                foreach (var edge in edges)
                {
                    reached += x >= edge ? 1 : 0;
                }

                return reached;
            },
            i,
            o));
    }

    private static FunctionNode Clip(ExpressionCall call)
    {
        call.Take(3);
        var low = call.Number(0, double.MinValue, double.MaxValue);
        var high = call.Number(1, low, double.MaxValue);
        return Clip(low, high, call.Node(2));
    }

    private static FunctionNode Scaled(ExpressionCall call)
    {
        call.Take(3);
        var center = call.Number(0, double.MinValue, double.MaxValue);
        var unit = call.Number(1, double.Epsilon, double.MaxValue);
        return Scaled(center, unit, call.Node(2));
    }

    internal static FunctionNode Scaled(double center, double unit, FeatureNode node) => Make(
        node,
        1,
        f => $"scaled({ConstantNode.Write(center)},{ConstantNode.Write(unit)},{f})",
        f => $"({f} - {ConstantNode.Write(center)}) / {ConstantNode.Write(unit)}",
        (i, o) => new MapKernel(x => (x - center) / unit, i, o));

    internal static FunctionNode Clip(double low, double high, FeatureNode node)
    {
        var bounds = $"{ConstantNode.Write(low)},{ConstantNode.Write(high)}";
        return Make(node, 1, f => $"clip({bounds},{f})", f => $"{f} within {bounds}", (i, o) => new MapKernel(x => Math.Clamp(x, low, high), i, o));
    }

    private static FunctionNode Correlation(ExpressionCall call)
    {
        call.Take(3);
        var bars = call.Integer(0, 3, LongestWindow);
        var left = call.Node(1);
        var right = call.Node(2);
        return new FunctionNode(
            $"correlation({bars},{left.Text},{right.Text})",
            $"Pearson correlation over {bars} bars of [{left.Formula}] and [{right.Formula}]; none where either is flat",
            bars,
            (inputs, output) => new CorrelationKernel(bars, inputs[0], inputs[1], output),
            left,
            right);
    }

    private static FunctionNode Lag(ExpressionCall call, bool isDifference)
    {
        call.Take(2);
        var bars = call.Integer(0, 1, LongestWindow);
        return Make(
            call.Node(1),
            bars + 1,
            f => $"{call.Name}({bars},{f})",
            f => isDifference ? $"{f} minus the same {bars} bars before" : $"{f} {bars} bars before",
            (i, o) => new LagKernel(bars, isDifference, i, o));
    }

    private static FunctionNode Entropy(ExpressionCall call)
    {
        call.Take(3);
        var bars = call.Integer(0, 2, LongestWindow);
        var bins = call.Integer(1, 2, 1000);
        return Make(
            call.Node(2),
            bars,
            f => $"entropy({bars},{bins},{f})",
            f => $"Shannon entropy of {f} over {bars} bars in {bins} bins from least to greatest, over ln {bins}; none where all are equal",
            (i, o) => new EntropyKernel(bars, bins, i, o));
    }

    private static FunctionNode Fractional(ExpressionCall call)
    {
        call.Take(3);
        var order = call.Number(0, 0, 2);
        var threshold = call.Number(1, double.Epsilon, 1);
        var weights = FractionalDifference.WeightsAbove(order, threshold, LongestWindow);
        if (weights.Count > LongestWindow)
        {
            throw Refused.Because(
                $"fracdiff got a threshold of {ConstantNode.Write(threshold)}, which needs more than {LongestWindow} bars; give a greater one.");
        }

        var arguments = $"{ConstantNode.Write(order)},{ConstantNode.Write(threshold)}";
        return Make(
            call.Node(2),
            weights.Count,
            f => $"fracdiff({arguments},{f})",
            f => $"fractional difference of order {ConstantNode.Write(order)} of {f}, {weights.Count} binomial weights of at least {ConstantNode.Write(threshold)}",
            (i, o) => new FractionalKernel(weights, i, o));
    }

    private static FeatureNode Indicator(ExpressionCall call)
    {
        call.Take(1);
        var node = new ExpressionParser(call.Text(0), call.Depth).ParseIndicator();

        // Where the text alone would name a feature, the function stays part of it.
        return FeatureCatalog.Find(ExpressionParser.NameOf(node.Text)) is null && Find(ExpressionParser.NameOf(node.Text)) is null
            ? node
            : new NamedNode($"indicator({node.Text})", node.Formula, node);
    }

    private static ChannelNode Input(ExpressionCall call)
    {
        call.Take(1);
        var name = call.Text(0);
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
            ? new ChannelNode(name)
            : throw Refused.Because($"input got '{name}'; give a name of letters, digits, '_' and '.', as in input(sentiment).");
    }

    private static FunctionNode Quantile(ExpressionCall call)
    {
        call.Take(3);
        var bars = call.Integer(0, 2, LongestWindow);
        var share = call.Number(1, 0, 1);
        return Make(
            call.Node(2),
            bars,
            f => $"quantile({bars},{ConstantNode.Write(share)},{f})",
            f => $"{ConstantNode.Write(share)} quantile of {f} over {bars} bars, interpolated",
            (i, o) => new RankKernel(bars, (w, _) => w.Quantile(share), i, o));
    }

    private static FunctionNode Rank(ExpressionCall call)
    {
        call.Take(2);
        var bars = call.Integer(0, 2, LongestWindow);
        return Make(
            call.Node(1),
            bars,
            f => $"rank({bars},{f})",
            f => $"share of {f} over {bars} bars that is below the current one, equal ones by half",
            (i, o) => new RankKernel(bars, static (w, x) => w.Rank(x), i, o));
    }

    private static FunctionNode Regime(ExpressionCall call)
    {
        call.Take(3);
        var bars = call.Integer(0, 2, LongestWindow);
        var parts = call.Integer(1, 2, 100);
        return Make(
            call.Node(2),
            bars,
            f => $"regime({bars},{parts},{f})",
            f => $"floor of {parts} times the rank of {f} over {bars} bars",
            (i, o) => new RankKernel(bars, (w, x) => Math.Min(Math.Floor(parts * w.Rank(x)), parts - 1), i, o));
    }

    private static FunctionNode Robust(ExpressionCall call)
    {
        call.Take(2);
        var bars = call.Integer(0, 4, LongestWindow);
        return Make(
            call.Node(1),
            bars,
            f => $"robust({bars},{f})",
            f => $"({f} - median) / interquartile range over {bars} bars; none where that is 0",
            (i, o) => new RankKernel(bars, static (w, x) => (x - w.Quantile(0.5)) / (w.Quantile(0.75) - w.Quantile(0.25)), i, o));
    }

    private static FunctionNode Winsor(ExpressionCall call)
    {
        call.Take(3);
        var bars = call.Integer(0, 2, LongestWindow);
        var share = call.Number(1, 0, 0.5);
        return Make(
            call.Node(2),
            bars,
            f => $"winsor({bars},{ConstantNode.Write(share)},{f})",
            f => $"{f} within its {ConstantNode.Write(share)} and 1 - {ConstantNode.Write(share)} quantiles over {bars} bars",
            (i, o) => new RankKernel(bars, (w, x) => Math.Min(Math.Max(x, w.Quantile(share)), w.Quantile(1 - share)), i, o));
    }

    private static NamedNode ZScore(ExpressionCall call)
    {
        call.Take(2);
        var bars = call.Integer(0, 3, LongestWindow);
        var input = call.Node(1);
        var node = ExpressionParser.Indicator("zscore", [$"{bars}"], input, call.Depth);
        return new NamedNode($"zscore({bars},{input.Text})", node.Formula, node);
    }

    private static FunctionNode Make(
        FeatureNode input, int own, Func<string, string> text, Func<string, string> formula, Func<int, int, NodeKernel> create) =>
        new(
            text(input.Text),
            formula(input is ConstantNode or PriceNode ? input.Formula : $"[{input.Formula}]"),
            own,
            (inputs, output) => create(inputs[0], output),
            input);
}
