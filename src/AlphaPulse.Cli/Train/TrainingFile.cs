using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AlphaPulse.Backtesting;
using AlphaPulse.Training;

namespace AlphaPulse.Cli.Train;

/// <summary>A JSON file with the options of a training and its costs, <c>{"training":{...},"costs":{...}}</c>: the properties of <see cref="TrainingOptions"/> and <see cref="TradingCosts"/> in snake case.</summary>
internal sealed class TrainingFile
{
    /// <summary>What JSON cannot say, and what an option of the verb says.</summary>
    private static readonly HashSet<string> Elsewhere =
    [
        nameof(TrainingOptions.Candidates), nameof(TrainingOptions.MetaLabel), nameof(TrainingOptions.LatencyBudget), nameof(SearchOptions.Spaces), nameof(SearchOptions.JournalFile),
    ];

    /// <summary>The options, which keep what the file does not name.</summary>
    public TrainingOptions Training { get; private init; } = new();

    /// <summary>The costs, likewise.</summary>
    public TradingCosts Costs { get; set; } = new();

    /// <summary>Reads a file into options.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options, as a profile set them; changed by what the file names.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The costs.</returns>
    /// <exception cref="FormatException">The file is no such JSON, or has a name that is not known; the message says where.</exception>
    public static async Task<TradingCosts> ReadAsync(string path, TrainingOptions options, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var file = new TrainingFile { Training = options };
        var serializer = Into(file);
        try
        {
            using (var document = JsonDocument.Parse(bytes))
            {
                RefuseUnknown(document.RootElement, serializer.GetTypeInfo(typeof(TrainingFile)), string.Empty, path);
            }

            return JsonSerializer.Deserialize<TrainingFile>(bytes, serializer)?.Costs ?? throw new FormatException($"{path} is null; write an object, as in {{\"training\":{{\"folds\":6}}}}.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}, line {e.LineNumber + 1}, {e.Path ?? "$"}: {e.Message}", e);
        }
    }

    /// <summary>Reads into an object that is there, so each has its own.</summary>
    private static JsonSerializerOptions Into(TrainingFile file)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(info => Adapt(info, file));
        return new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
            TypeInfoResolver = resolver,
        };
    }

    private static void Adapt(JsonTypeInfo info, TrainingFile file)
    {
        if (info.Type == typeof(TrainingFile))
        {
            info.CreateObject = () => file;
        }

        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            var property = info.Properties[i];
            if (property.AttributeProvider is MemberInfo member && (Elsewhere.Contains(member.Name) || member.Name == nameof(TradingCosts.Fraction) || member.Name == nameof(TradingCosts.None)))
            {
                info.Properties.RemoveAt(i);
            }
        }
    }

    private static void RefuseUnknown(JsonElement element, JsonTypeInfo info, string place, string path)
    {
        if (element.ValueKind != JsonValueKind.Object || info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            var property = info.Properties.FirstOrDefault(p => p.Name == member.Name)
                ?? throw new FormatException($"{path} has '{member.Name}' {(place.Length == 0 ? "at the top" : $"in '{place}'")}, which is not known there; there are {string.Join(", ", info.Properties.Select(p => p.Name))}.");
            RefuseUnknown(member.Value, info.Options.GetTypeInfo(property.PropertyType), place.Length == 0 ? member.Name : $"{place}.{member.Name}", path);
        }
    }
}
