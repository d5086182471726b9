using System.Buffers;
using System.Reflection;

namespace AlphaPulse.Indicators.Tests;

/// <summary>The state of a typed indicator names its parameters itself, without the text that the catalog writes before it.</summary>
public class TypedStateTests
{
    // Simple averages, where the first one is simple anyway.
    private static readonly string[] Synonyms = ["macdext(12,26,9,slow_simple)", "macdext(12,26,9,signal_simple)"];

    private static readonly Ohlcv<decimal>[] Bars = TestSeries.Exact("ordinary", 70);

    public static IEnumerable<object[]> Parameters() => IndicatorCatalog.All.SelectMany(descriptor =>
        descriptor.Parameters.Select(parameter => new object[] { descriptor.Name, parameter.Name }));

    // Before the first bar, and with windows that are partly or wholly filled.
    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_state_saved_with_another_parameter_is_refused_by_the_name_of_the_parameter(string name, string parameter)
    {
        var spec = IndicatorSpec.Parse(name);
        var index = spec.Descriptor.Parameters.ToList().FindIndex(p => p.Name == parameter);
        var others = Values(spec.Descriptor.Parameters[index], spec.Arguments[index])
            .Select(value => Text(spec, index, value))
            .Where(Fits)
            .Select(IndicatorSpec.Parse)
            .Where(other => !other.Equals(spec) && !Synonyms.Contains(other.ToString()))
            .ToList();
        Assert.NotEmpty(others);
        foreach (var count in (int[])[0, 7, Bars.Length])
        {
            var saved = TypedState(spec, count);
            spec.Descriptor.Create<decimal>(spec).Load(saved);
            foreach (var other in others)
            {
                var refused = Assert.Throws<IndicatorStateException>(() => other.Descriptor.Create<decimal>(other).Load(saved));
                Assert.True(
                    refused.Message.StartsWith("The state was saved with ", StringComparison.Ordinal),
                    $"{other} refuses the state of {spec} by chance only: {refused.Message}");
            }
        }
    }

    public static TheoryData<string, string> Constructors()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in Types())
        {
            foreach (var parameter in type.GetConstructors().Single().GetParameters())
            {
                data.Add(type.Name[..^2], parameter.Name!);
            }
        }

        return data;
    }

    // What the texts of the catalog cannot say, the constructors can.
    [Theory]
    [MemberData(nameof(Constructors))]
    public void A_typed_state_saved_with_another_argument_is_refused_by_its_name(string type, string parameter)
    {
        var closed = Types().Single(t => t.Name[..^2] == type).MakeGenericType(typeof(decimal));
        var shape = closed.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIndicator<,>));
        typeof(TypedStateTests).GetMethod(nameof(Refuses), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(shape.GetGenericArguments())
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [closed.GetConstructors().Single(), parameter], null);
    }

    private static IEnumerable<Type> Types() => typeof(IndicatorCatalog).Assembly.GetExportedTypes()
        .Where(type => type.IsClass && type.IsSealed && type.IsGenericTypeDefinition
            && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIndicator<,>)))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static void Refuses<TInput, TOutput>(ConstructorInfo constructor, string parameter)
        where TInput : struct
        where TOutput : struct
    {
        var parameters = constructor.GetParameters();
        var index = Array.FindIndex(parameters, p => p.Name == parameter);
        var arguments = parameters.Select((p, i) => p.HasDefaultValue ? Typed(p, p.DefaultValue) : Usual(p, i)).ToArray();
        var own = Create(arguments) ?? throw new InvalidOperationException($"{constructor.DeclaringType} does not take {string.Join(", ", arguments)}.");
        var others = Others(parameters[index], arguments[index]).Where(value => !value.Equals(arguments[index])).Select(value => Create([.. arguments[..index], value, .. arguments[(index + 1)..]])).Where(other => other is not null).ToList();
        Assert.NotEmpty(others);
        foreach (var count in (int[])[0, 7, Bars.Length])
        {
            own.Reset();
            foreach (var bar in Bars.AsSpan(0, count))
            {
                own.Update(Input<TInput>(bar), out _);
            }

            var buffer = new ArrayBufferWriter<byte>();
            own.Save(buffer);
            own.Load(buffer.WrittenSpan);
            foreach (var other in others)
            {
                var refused = Assert.Throws<IndicatorStateException>(() => other!.Load(buffer.WrittenSpan));
                Assert.True(refused.Message.StartsWith("The state was saved with ", StringComparison.Ordinal), $"By chance only: {refused.Message}");
            }
        }

        IIndicator<TInput, TOutput>? Create(object?[] values)
        {
            try
            {
                return (IIndicator<TInput, TOutput>)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, values, null);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    private static object? Typed(ParameterInfo parameter, object? value) =>
        parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, value!) : value;

    private static object Usual(ParameterInfo parameter, int index) =>
        parameter.ParameterType == typeof(int) ? 60 + 8 * index
        : parameter.ParameterType == typeof(decimal) ? 0.5m
        : parameter.ParameterType == typeof(CandlestickPattern) ? CandlestickPattern.DarkCloudCover
        : parameter.ParameterType.IsEnum ? Enum.GetValues(parameter.ParameterType).Cast<object>().Last()
        : throw new NotSupportedException($"Say which {parameter.ParameterType} is usual.");

    private static IEnumerable<object> Others(ParameterInfo parameter, object? value) => value switch
    {
        null when Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } type => Enum.GetValues(type).Cast<object>().Skip(1),
        null => [0.25m, 0.75m],
        int number => [number + 1, number - 1, number + 2, number - 2, number + 7],
        decimal number => [number + 1, number + 0.01m, number - 0.01m, number / 2],
        bool flag => [!flag],
        Enum => Enum.GetValues(value.GetType()).Cast<object>().Where(other => !other.Equals(value)),
        _ => throw new NotSupportedException($"Say which other {value.GetType()} there is."),
    };

    private static TInput Input<TInput>(Ohlcv<decimal> bar)
        where TInput : struct =>
        typeof(TInput) == typeof(decimal) ? (TInput)(object)bar.Close
        : typeof(TInput) == typeof(Pair<decimal>) ? (TInput)(object)new Pair<decimal>(bar.Close, bar.Open)
        : typeof(TInput) == typeof(Breadth<decimal>) ? (TInput)(object)new Breadth<decimal>(bar.High, bar.Low, bar.Open, bar.Close)
        : (TInput)(object)bar;

    private static byte[] TypedState(IndicatorSpec spec, int count)
    {
        var indicator = spec.Descriptor.Create<decimal>(spec);
        indicator.Batch(Bars.AsSpan(0, count), new decimal?[count * indicator.OutputCount]);
        var buffer = new ArrayBufferWriter<byte>();
        indicator.Save(buffer);
        return StateFormat.ReadSpec(buffer.WrittenSpan, spec).ToArray();
    }

    private static IEnumerable<decimal> Values(IndicatorParameter parameter, decimal value) => parameter.Kind switch
    {
        ParameterKind.Choice => Enumerable.Range(0, parameter.Choices.Count).Select(choice => (decimal)choice),
        ParameterKind.Integer => new[] { value + 1, value - 1, value + 2, value - 2, value + 7 }.Where(v => v >= parameter.Minimum && v <= parameter.Maximum),
        _ => new[] { (value + parameter.Minimum) / 2, (value + Math.Min(parameter.Maximum, value + 1)) / 2, (9 * value + parameter.Maximum) / 10 },
    };

    private static string Text(IndicatorSpec spec, int changed, decimal argument)
    {
        var words = spec.Descriptor.Parameters.Select((p, i) => (i == changed ? argument : spec.Arguments[i]) is var value && p.Kind == ParameterKind.Choice
            ? p.Choices[(int)value]
            : FormattableString.Invariant($"{value}"));
        return $"{spec.Descriptor.Name}({string.Join(',', words)})";
    }

    private static bool Fits(string text)
    {
        try
        {
            IndicatorSpec.Parse(text);
            return true;
        }
        catch (IndicatorSpecException)
        {
            return false;
        }
    }
}
