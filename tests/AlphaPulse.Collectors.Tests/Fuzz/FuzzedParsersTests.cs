using System.Reflection;
using AlphaPulse.Collectors.Tests.Venues;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>The list of parsers that are fuzzed has all of them.</summary>
public class FuzzedParsersTests
{
    /// <summary>What parsers are made of, which is read with each of them, and what reads one body or message for a venue that is in the list.</summary>
    private static readonly Type[] Parts = [typeof(StreamValue), typeof(StreamIntervals), typeof(StreamSymbols), typeof(VenueStreamParser), typeof(VenueRowLayout), typeof(PropertyErrorReader)];

    public static TheoryData<string> Venues => [.. VenueCatalog.BuiltIn.Select(v => v.Name)];

    /// <summary>Whatever gives an answer of the venue is asked: a method that comes to a venue comes to <see cref="VenueCalls"/>.</summary>
    [Theory]
    [MemberData(nameof(Venues))]
    public void Every_question_to_a_venue_is_asked(string name)
    {
        using var venue = TestVenues.Create(name, new ManualClock(DateTimeOffset.UnixEpoch), _ => { });
        var methods = venue.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => IsAwaited(m.ReturnType)).Select(m => m.Name);
        Assert.Equal(methods.Distinct().Order(StringComparer.Ordinal), VenueCalls.Of(venue).Select(call => call.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_stream_is_listed()
    {
        var named = typeof(VenueStreamProtocols).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => (VenueStreamProtocol)p.GetValue(null)!);
        var offered = VenueCatalog.BuiltIn.SelectMany(v =>
        {
            using var venue = TestVenues.Create(v.Name, new ManualClock(DateTimeOffset.UnixEpoch), _ => { });
            return (venue as IVenueStreams)?.Streams ?? [];
        });
        Assert.Empty(named.Concat(offered).Except(FuzzedParsers.All.Select(entry => entry.Stream!)).Select(p => p.DefaultUrl.ToString()));
    }

    /// <summary>What takes bytes or the path of a file, and does not write one, is a parser.</summary>
    [Fact]
    public void Every_other_public_parser_is_listed()
    {
        var parsers = typeof(RestVenue).Assembly.GetExportedTypes()
            .Where(type => !type.IsByRefLike && !type.IsSubclassOf(typeof(Delegate)) && !Parts.Contains(type) && !type.IsInterface)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().FirstOrDefault(p => IsInput(p)) is not null)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        Assert.Equal(parsers.Distinct().Order(StringComparer.Ordinal), FuzzedParsers.All.SelectMany(entry => entry.Covers).Order(StringComparer.Ordinal));
    }

    private static bool IsAwaited(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    /// <summary>An export takes a stream and a path as well, behind what it exports.</summary>
    private static bool IsInput(ParameterInfo parameter) =>
        parameter.Position == 0 && (parameter.ParameterType == typeof(Stream) || parameter.ParameterType == typeof(ReadOnlySpan<byte>) || parameter.Name is "path" or "input");
}
