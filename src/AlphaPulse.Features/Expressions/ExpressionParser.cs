using System.Globalization;
using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>
/// Reads expressions: numbers, prices, features, functions and indicators, <c>+ - * /</c>, brackets, <c>.output</c> of an indicator and
/// <c>@timeframe</c> or <c>@stream</c> behind any of them.
/// </summary>
internal sealed class ExpressionParser(string text, int depth = 0)
{
    private const int DeepestNesting = 100;
    private int _at;
    private int _depth = depth;

    public FeatureNode Parse()
    {
        var node = Sum();
        Skip();
        return _at == text.Length ? node : throw Wrong($"'{text[_at..]}' at the end is not understood");
    }

    /// <summary>Reads an indicator of the catalog, whatever feature or function has its name.</summary>
    public FeatureNode ParseIndicator()
    {
        Skip();
        var name = Name();
        var arguments = Arguments(out _);
        var node = Output(Indicator(name, arguments, null, _depth));
        Skip();
        return _at == text.Length ? node : throw Wrong($"'{text[_at..]}' behind the indicator is not understood");
    }

    /// <summary>The name that a text begins with.</summary>
    public static string NameOf(string text)
    {
        var end = 0;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    /// <summary>Where the name behind an <c>@</c> ends.</summary>
    /// <remarks>A stream may be named by its instrument, as in <c>binance:ETH-USDT</c>; without a colon a minus is a minus.</remarks>
    public static int EndOfStream(string text, int start)
    {
        var end = start;
        var hasColon = false;
        while (end < text.Length && (IsWord(text[end]) || text[end] is '.' or ':' || text[end] == '-' && hasColon))
        {
            hasColon |= text[end] == ':';
            end++;
        }

        return end;
    }

    /// <summary>Makes the node of an indicator.</summary>
    /// <param name="name">The name in the catalog.</param>
    /// <param name="arguments">Numbers, words of choices and, at the end, a price or an expression.</param>
    /// <param name="input">What it takes; <see langword="null"/> reads it from the arguments.</param>
    /// <param name="depth">How deep the text is nested.</param>
    public static IndicatorNode Indicator(string name, IReadOnlyList<string> arguments, FeatureNode? input, int depth)
    {
        var descriptor = IndicatorCatalog.Find(name)
            ?? throw Refused.Because($"There is no indicator '{name}' in the catalog of indicators.");
        var own = arguments.ToList();
        if (input is null && own.Count > 0 && descriptor.DefaultSecondSource is null && !IsOwn(descriptor, own[^1]))
        {
            input = new ExpressionParser(own[^1], depth).Parse();
            own.RemoveAt(own.Count - 1);
        }

        if (input is not null && (descriptor.DefaultSource is null || descriptor.DefaultSecondSource is not null))
        {
            throw Refused.Because($"Indicator '{name}' takes whole bars or two series and cannot take '{input.Text}'; write it as in {descriptor.DefaultSpec()}.");
        }

        if (input is ConstantNode)
        {
            // Written down it would be one of the indicator's own numbers.
            throw Refused.Because($"Indicator '{name}' takes a series and cannot take the number {input.Text}; give a price, or an expression with one.");
        }

        try
        {
            var spec = IndicatorSpec.Parse(own.Count == 0 ? name : $"{name}({string.Join(',', own)})");
            return new IndicatorNode(spec, descriptor.DefaultSecondSource is null && descriptor.DefaultSource is { } source ? input ?? new PriceNode(source) : null);
        }
        catch (IndicatorSpecException exception)
        {
            throw Refused.Because(exception.Message, exception);
        }
    }

    private static bool IsOwn(IndicatorDescriptor descriptor, string argument) =>
        IsNumber(argument) || descriptor.Parameters.Any(p => p.Choices.Contains(argument, StringComparer.Ordinal));

    private static bool IsNumber(string argument) => double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private FeatureNode Sum()
    {
        var left = Product();
        while (true)
        {
            Skip();
            if (Accept('+'))
            {
                left = ArithmeticNode.Binary(ArithmeticOperation.Add, left, Product());
            }
            else if (Accept('-'))
            {
                left = ArithmeticNode.Binary(ArithmeticOperation.Subtract, left, Product());
            }
            else
            {
                return left;
            }
        }
    }

    private FeatureNode Product()
    {
        var left = Signed();
        while (true)
        {
            Skip();
            if (Accept('*'))
            {
                left = ArithmeticNode.Binary(ArithmeticOperation.Multiply, left, Signed());
            }
            else if (Accept('/'))
            {
                left = ArithmeticNode.Binary(ArithmeticOperation.Divide, left, Signed());
            }
            else
            {
                return left;
            }
        }
    }

    private FeatureNode Signed()
    {
        Skip();
        if (++_depth > DeepestNesting)
        {
            throw Wrong("it is nested too deeply");
        }

        var node = Accept('-') ? ArithmeticNode.Unary(ArithmeticOperation.Negate, Signed()) : Scoped(Primary());
        _depth--;
        return node;
    }

    private FeatureNode Scoped(FeatureNode node)
    {
        var scope = default(FeatureScope);
        Skip();
        while (Accept('@'))
        {
            var name = Stream();
            scope = Timeframe.TryParse(name, CultureInfo.InvariantCulture, out var timeframe)
                ? scope with { Timeframe = timeframe }
                : scope with { Stream = name };
            Skip();
        }

        return scope == default ? node : Scope(node, scope);
    }

    private ScopedNode Scope(FeatureNode node, FeatureScope scope)
    {
        foreach (var part in node.Tree())
        {
            if (part is ChannelNode channel)
            {
                throw Wrong($"{channel.Text} cannot be taken{scope}: an input belongs to the bars of the row");
            }

            if (part is ScopedNode { Scope.Stream: { } inner } && scope.Stream is { } outer && inner != outer)
            {
                throw Wrong($"'{inner}' is inside of '{outer}': combine values of two instruments in the row itself");
            }
        }

        return new ScopedNode(node, scope);
    }

    private FeatureNode Primary()
    {
        Skip();
        if (Accept('('))
        {
            var node = Sum();
            Skip();
            return Accept(')') ? node : throw Wrong("a parenthesis is not closed");
        }

        if (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
        {
            return new ConstantNode(Number());
        }

        var name = Name();
        var arguments = Arguments(out var hasArguments);
        if (!hasArguments && PriceSources.TryFind(name, out var price))
        {
            return new PriceNode(price);
        }

        if (FeatureCatalog.Find(name) is { } feature && arguments.All(IsNumber) && (arguments.Count <= feature.Parameters.Count || FeatureFunctions.Find(name) is null))
        {
            return feature.Define([.. arguments.Select(Whole)]).Node;
        }

        if (FeatureFunctions.Find(name) is { } function)
        {
            return function.Build(new ExpressionCall(name, arguments, function.Usage, _depth));
        }

        return FeatureCatalog.Find(name) is { } other
            ? throw Wrong($"{other.Usage} takes whole numbers; for the indicator in its own unit write indicator({name}({string.Join(',', arguments)}))")
            : IndicatorCatalog.Find(name) is null ? throw Unknown(name) : Output(Indicator(name, arguments, null, _depth));
    }

    private FeatureNode Output(IndicatorNode node)
    {
        if (node.Width == 1)
        {
            return node;
        }

        var outputs = node.Spec.Descriptor.Outputs;
        if (Accept('.'))
        {
            var name = Word();
            for (var i = 0; i < outputs.Count; i++)
            {
                if (outputs[i] == name)
                {
                    return new OutputNode(node, i, name, $"{node.Text}.{name}");
                }
            }
        }

        throw Wrong($"{node.Text} has several outputs; write one of {string.Join(", ", outputs.Select(o => $"{node.Text}.{o}"))}");
    }

    private int Whole(string argument) =>
        int.TryParse(argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Refused.Because($"'{argument}' in '{text}' is not a whole number.");

    private double Number()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '.' or 'e' or 'E'
            || text[_at] is '-' or '+' && text[_at - 1] is 'e' or 'E' && _at > start))
        {
            _at++;
        }

        return double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Wrong($"'{text[start.._at]}' is not a number");
    }

    // The dot of a registered indicator, as in skender.rsi, belongs to the name.
    private string Name()
    {
        var name = Word();
        return IndicatorCatalog.IsRegistered(name) && Accept('.') ? $"{name}.{Word()}" : name;
    }

    private string Word()
    {
        var start = _at;
        while (_at < text.Length && IsWord(text[_at]))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Wrong(start == text.Length ? "it ends too early" : $"'{text[start..]}' is not understood");
    }

    private string Stream()
    {
        var start = _at;
        _at = EndOfStream(text, start);
        return _at > start ? text[start.._at] : throw Wrong("'@' is not followed by a timeframe or the name of a stream");
    }

    /// <summary>The arguments behind a name as text, divided at the commas that are in no bracket of their own.</summary>
    private List<string> Arguments(out bool has)
    {
        has = false;
        if (!Accept('('))
        {
            return [];
        }

        has = true;
        var arguments = new List<string>();
        var nested = 0;
        var start = _at;
        for (; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == '(')
            {
                nested++;
            }
            else if (c == ')' && nested > 0)
            {
                nested--;
            }
            else if (c == ')' || c == ',' && nested == 0)
            {
                arguments.Add(text[start.._at].Trim());
                start = _at + 1;
                if (c == ')')
                {
                    _at++;
                    return arguments is [""] ? [] : arguments;
                }
            }
        }

        throw Refused.Because($"'{text}' does not close its parenthesis; write it as in log_return(6).");
    }

    private bool Accept(char c)
    {
        if (_at < text.Length && text[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private ArgumentException Wrong(string what) => Refused.Because($"'{text}' is no feature: {what}.");

    private static ArgumentException Unknown(string name) => Refused.Because(
        $"There is no feature '{name}'; there are: {string.Join(", ", FeatureCatalog.All.Select(d => d.Usage))}; the functions "
        + $"{string.Join(", ", FeatureFunctions.All.Select(f => f.Usage))}; and the indicators of the catalog.");
}
