using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Cli.Output;

/// <summary>Reads a JSON file of options into an object: its properties in snake case, and no other names.</summary>
internal static class OptionsFile
{
    /// <summary>Reads a file; what it does not name stays as it is.</summary>
    /// <typeparam name="T">The object, with a property for each section.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="file">The object that the file is read into.</param>
    /// <param name="elsewhere">The names of properties that no file may set.</param>
    /// <param name="example">What such a file may look like, for the message.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="FormatException">The file is no such JSON, or has a name that is not known; the message says where.</exception>
    public static async Task ReadAsync<T>(string path, T file, IReadOnlySet<string> elsewhere, string example, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var serializer = Into(file, elsewhere);
        try
        {
            using (var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false }))
            {
                RefuseUnknown(document.RootElement, serializer.GetTypeInfo(typeof(T)), string.Empty, path);
            }

            if (JsonSerializer.Deserialize<T>(bytes, serializer) is null)
            {
                throw new FormatException($"{path} is null; write an object, as in {example}.");
            }
        }
        catch (JsonException e)
        {
            // A name that stands twice comes without a place.
            var place = e.LineNumber is { } line ? $", line {line + 1}, {e.Path ?? "$"}" : string.Empty;
            throw new FormatException($"{path}{place}: {e.Message}", e);
        }
    }

    /// <summary>Options that came from a file are checked as those of a host are.</summary>
    /// <typeparam name="T">The options.</typeparam>
    /// <param name="provider">Knows who checks them.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="OptionsValidationException">An option is out of its range; the message names each.</exception>
    public static void Validate<T>(IServiceProvider provider, T options)
        where T : class
    {
        string[] defects = [.. provider.GetServices<IValidateOptions<T>>().Select(v => v.Validate(Options.DefaultName, options)).SelectMany(r => r.Failures ?? [])];
        if (defects.Length > 0)
        {
            throw new OptionsValidationException(typeof(T).Name, typeof(T), defects);
        }
    }

    /// <summary>Reads into an object that is there, so each has its own.</summary>
    private static JsonSerializerOptions Into<T>(T file, IReadOnlySet<string> elsewhere)
        where T : class
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(info =>
        {
            if (info.Type == typeof(T))
            {
                info.CreateObject = () => file;
            }

            for (var i = info.Properties.Count - 1; i >= 0; i--)
            {
                if (info.Properties[i].AttributeProvider is MemberInfo member && elsewhere.Contains(member.Name))
                {
                    info.Properties.RemoveAt(i);
                }
            }
        });
        return new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
            TypeInfoResolver = resolver,
        };
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
