using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes lists of numbers.</summary>
internal static class JsonNumbers
{
    internal static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
