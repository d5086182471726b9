using System.Reflection;
using Skender.Stock.Indicators;

namespace AlphaPulse.Indicators.Skender.Tests;

/// <summary>The adapter has every indicator of the library, or says why not.</summary>
public class MappingTests
{
    [Fact]
    public void Every_method_of_the_library_is_an_indicator_or_left_out_with_a_reason()
    {
        string[] methods = [.. Methods().Select(m => m.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.True(methods.Length >= 80, $"Only {methods.Length} methods were found.");
        var mapped = SkenderIndicators.Mapped.Select(d => d.Method).ToList();
        var omitted = SkenderIndicators.Omissions.Where(o => o.Results is null).Select(o => o.Method);
        Assert.Equal(methods, mapped.Concat(omitted).Order(StringComparer.Ordinal));
        Assert.All(SkenderIndicators.Omissions, omission => Assert.NotEmpty(omission.Reason));
        Assert.Equal(methods, Parity.ParityTable.Methods.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_number_of_a_result_is_an_output_or_left_out_with_a_reason()
    {
        // Optional moving averages, which nothing asks for, the candle that a pattern carries, and second names.
        string[] optional = ["AdlSma", "ObvSma", "RocSma", "PrsSma", "StdDevSma", "Candle", "K", "D", "J"];
        Assert.All(SkenderIndicators.Mapped, descriptor =>
        {
            var result = Methods().First(m => m.Name == descriptor.Method).ReturnType.GetGenericArguments()[0];
            var numbers = result.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(p => p.Name != "Date" && p.GetMethod!.IsPublic && p.GetCustomAttribute<ObsoleteAttribute>() is null)
                .Select(p => p.Name)
                .Except(optional, StringComparer.Ordinal)
                .Except(SkenderIndicators.Omissions.Where(o => o.Method == descriptor.Method).SelectMany(o => (o.Results ?? "").Split(", ")), StringComparer.Ordinal)
                .ToList();
            Assert.True(
                numbers.Count == descriptor.Outputs.Count,
                $"{descriptor.Name} has {string.Join(' ', descriptor.Outputs)}, {result.Name} has {string.Join(' ', numbers)}.");
        });
    }

    [Fact]
    public void Names_are_those_of_the_methods() =>
        Assert.All(SkenderIndicators.Mapped, d => Assert.Equal("skender." + d.Method[3..].ToLowerInvariant(), d.Name));

    [Fact]
    public void Every_default_is_a_text_that_reads_back()
    {
        SkenderIndicators.Register();
        Assert.All(SkenderIndicators.Mapped, d => Assert.Equal(d.DefaultSpec(), IndicatorSpec.Parse(d.DefaultSpec().ToString())));
        Assert.All(SkenderIndicators.Mapped, d => Assert.Equal(d.DefaultSpec(), IndicatorSpec.Parse(d.Name)));
    }

    [Theory]
    [InlineData("skender.macd(26,12,9)", "Slow periods must be greater than the fast period")]
    [InlineData("skender.bollingerbands(20,0)", "Standard Deviations must be greater than 0")]
    [InlineData("skender.hurst(10)", "at least 20")]
    [InlineData("skender.rsi(0)", "outside 1 to")]
    [InlineData("skender.zigzag(5)", "there is no 'skender.zigzag'")]
    public void What_the_library_refuses_is_refused_in_its_words(string text, string why)
    {
        SkenderIndicators.Register();
        Assert.Contains(why, Assert.Throws<IndicatorSpecException>(() => IndicatorSpec.Parse(text)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<MethodInfo> Methods() =>
        typeof(Quote).Assembly.GetExportedTypes()
            .Where(type => type.IsAbstract && type.IsSealed)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.Name.StartsWith("Get", StringComparison.Ordinal) && m.IsGenericMethodDefinition
                && m.GetCustomAttribute<ObsoleteAttribute>() is null
                && m.ReturnType.IsGenericType && m.ReturnType.GetGenericTypeDefinition() == typeof(IEnumerable<>)
                && m.GetParameters()[0].ParameterType == typeof(IEnumerable<>).MakeGenericType(m.GetGenericArguments()[0]));
}
