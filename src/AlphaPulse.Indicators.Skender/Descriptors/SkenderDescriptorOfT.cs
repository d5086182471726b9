namespace AlphaPulse.Indicators.Skender;

/// <summary>An indicator of Skender.Stock.Indicators.</summary>
internal sealed class SkenderDescriptor<TResult>(
    string method,
    string title,
    string family,
    string entry,
    IReadOnlyList<IndicatorParameter> parameters,
    IReadOnlyList<SkenderOutput<TResult>> numbers,
    Func<SkenderInput, SkenderArguments, IEnumerable<TResult>> call,
    PriceSource? source,
    PriceSource? second) : SkenderDescriptor(method, title, family, entry)
{
    /// <summary>How many bars Skender dates the outputs back: as many later, they are given.</summary>
    public Func<int, SkenderArguments, int> Delay { get; init; } = (_, _) => 0;

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = parameters;

    public override IReadOnlyList<string> Outputs { get; } = [.. numbers.Select(output => output.Name)];

    public override PriceSource? DefaultSource { get; } = source;

    public override PriceSource? DefaultSecondSource { get; } = second;

    // Skender's own rules, asked on no bars at all.
    protected override string? Check(IReadOnlyList<decimal> arguments)
    {
        try
        {
            _ = call(new SkenderInput([], [], []), new SkenderArguments(arguments)).Count();
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message.Split(" (Parameter", 2)[0].TrimEnd('.');
        }
    }

    protected override void Compute<T>(IReadOnlyList<decimal> arguments, IndicatorHistory<T> history, Span<T?> outputs)
    {
        var typed = new SkenderArguments(arguments);
        var input = DefaultSource is null
            ? new SkenderInput(history.ToQuotes(), [], [])
            : new SkenderInput([], history.First.ToTuples(), history.Second.ToTuples());
        var results = call(input, typed).ToList();
        if (results.Count != history.Bars.Length)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"{Method} gave {results.Count} results for {history.Bars.Length} bars; report this as a defect of the adapter."));
        }

        for (var output = 0; output < numbers.Count; output++)
        {
            var delay = Delay(output, typed);
            for (var i = delay; i < results.Count; i++)
            {
                outputs[(i * numbers.Count) + output] = numbers[output].Read(results[i - delay]).As<T>();
            }
        }
    }
}
