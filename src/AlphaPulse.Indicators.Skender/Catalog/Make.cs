using Skender.Stock.Indicators;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Makes descriptors from the calls that they stand for.</summary>
internal static class Make
{
    public static SkenderDescriptor Bars<TResult>(
        string method,
        string title,
        string family,
        string entry,
        IReadOnlyList<IndicatorParameter> parameters,
        Func<IReadOnlyList<Quote>, SkenderArguments, IEnumerable<TResult>> call,
        params (string Name, Func<TResult, SkenderValue> Read)[] outputs) =>
        new SkenderDescriptor<TResult>(
            method, title, family, entry, parameters, ToOutputs(outputs), (input, a) => call(input.Quotes, a), null, null);

    public static SkenderDescriptor BarsLate<TResult>(
        string method,
        string title,
        string family,
        string entry,
        IReadOnlyList<IndicatorParameter> parameters,
        Func<IReadOnlyList<Quote>, SkenderArguments, IEnumerable<TResult>> call,
        Func<int, SkenderArguments, int> delay,
        params (string Name, Func<TResult, SkenderValue> Read)[] outputs) =>
        new SkenderDescriptor<TResult>(
            method, title, family, entry, parameters, ToOutputs(outputs), (input, a) => call(input.Quotes, a), null, null) { Delay = delay };

    public static SkenderDescriptor Series<TResult>(
        string method,
        string title,
        string family,
        string entry,
        PriceSource source,
        IReadOnlyList<IndicatorParameter> parameters,
        Func<IReadOnlyList<(DateTime Date, double Value)>, SkenderArguments, IEnumerable<TResult>> call,
        params (string Name, Func<TResult, SkenderValue> Read)[] outputs) =>
        new SkenderDescriptor<TResult>(
            method, title, family, entry, parameters, ToOutputs(outputs), (input, a) => call(input.First, a), source, null);

    public static SkenderDescriptor SeriesLate<TResult>(
        string method,
        string title,
        string family,
        string entry,
        PriceSource source,
        IReadOnlyList<IndicatorParameter> parameters,
        Func<IReadOnlyList<(DateTime Date, double Value)>, SkenderArguments, IEnumerable<TResult>> call,
        Func<int, SkenderArguments, int> delay,
        params (string Name, Func<TResult, SkenderValue> Read)[] outputs) =>
        new SkenderDescriptor<TResult>(
            method, title, family, entry, parameters, ToOutputs(outputs), (input, a) => call(input.First, a), source, null) { Delay = delay };

    public static SkenderDescriptor Series<TResult>(
        string method,
        string title,
        string family,
        string entry,
        PriceSource first,
        PriceSource second,
        IReadOnlyList<IndicatorParameter> parameters,
        Func<IReadOnlyList<(DateTime Date, double Value)>, IReadOnlyList<(DateTime Date, double Value)>, SkenderArguments, IEnumerable<TResult>> call,
        params (string Name, Func<TResult, SkenderValue> Read)[] outputs) =>
        new SkenderDescriptor<TResult>(
            method, title, family, entry, parameters, ToOutputs(outputs), (input, a) => call(input.First, input.Second, a), first, second);

    /// <summary>A whole number.</summary>
    public static IndicatorParameter Whole(string name, int standard, int minimum = 1) =>
        new(name, ParameterKind.Integer, standard, minimum, Period.Maximum);

    /// <summary>A number with decimals; what Skender refuses, it refuses itself.</summary>
    public static IndicatorParameter Number(string name, decimal standard) =>
        new(name, ParameterKind.Decimal, standard, 0, 1_000_000);

    /// <summary>One of several words, in the order of the members of Skender's enumeration.</summary>
    public static IndicatorParameter Choice(string name, int standard, params string[] words) =>
        new(name, ParameterKind.Choice, standard, 0, words.Length - 1) { Choices = words };

    private static SkenderOutput<TResult>[] ToOutputs<TResult>((string Name, Func<TResult, SkenderValue> Read)[] outputs) =>
        [.. outputs.Select(output => new SkenderOutput<TResult>(output.Name, output.Read))];
}
