using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Drift;

/// <summary>An object of a profile file, read strictly: what is missing, of the wrong type or unknown is an error that names its place.</summary>
internal readonly struct ProfileElement(JsonElement element, string path, string source)
{
    /// <summary>The members must be these in this order; a member that is not known may change the meaning of the others.</summary>
    internal void ExpectMembers(params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("is no object");
        }

        var i = 0;
        foreach (var member in element.EnumerateObject())
        {
            if (i == names.Length || !member.NameEquals(names[i]))
            {
                throw Refuse($"has the member '{member.Name}' where {(i == names.Length ? "the object should end" : $"'{names[i]}' is expected")}");
            }

            i++;
        }

        if (i < names.Length)
        {
            throw Refuse($"has no member '{names[i]}'");
        }
    }

    internal ProfileElement ReadObject(string name) => new(Member(name, JsonValueKind.Object), $"{path}.{name}", source);

    internal IReadOnlyList<ProfileElement> ReadList(string name)
    {
        var list = new List<ProfileElement>();
        foreach (var item in Member(name, JsonValueKind.Array).EnumerateArray())
        {
            list.Add(new ProfileElement(item, string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{list.Count}]"), source));
        }

        return list;
    }

    internal string ReadString(string name) => Member(name, JsonValueKind.String).GetString()!;

    internal int ReadInt32(string name, int least, int most = int.MaxValue) =>
        Member(name, JsonValueKind.Number).TryGetInt32(out var value) && value >= least && value <= most
            ? value
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has '{name}', which is no whole number from {least} to {most}"));

    internal double ReadDouble(string name, double least = double.MinValue, double most = double.MaxValue)
    {
        var value = Finite(Member(name, JsonValueKind.Number), name);
        return value >= least && value <= most
            ? value
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has '{name}' of {value}, out of its range from {least} to {most}"));
    }

    internal double? ReadDoubleOrNull(string name, double least = double.MinValue) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null
            ? null
            : ReadDouble(name, least);

    internal double[] ReadDoubles(string name)
    {
        var array = Member(name, JsonValueKind.Array);
        var numbers = new double[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray())
        {
            numbers[i++] = item.ValueKind == JsonValueKind.Number ? Finite(item, name) : throw Refuse($"has a value in '{name}' that is no number");
        }

        return numbers;
    }

    internal ProfileFormatException Refuse(string reason, Exception? cause = null)
    {
        var message = $"The reference profile '{source}' cannot be used: {path} {reason}. Take the file from where it was made, or fit the profile again.";
        return cause is null ? new ProfileFormatException(message) : new ProfileFormatException(message, cause);
    }

    private double Finite(JsonElement number, string name) =>
        number.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Refuse($"has '{name}' with a number that is not finite");

    private JsonElement Member(string name, JsonValueKind kind)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("is no object");
        }

        if (!element.TryGetProperty(name, out var value))
        {
            throw Refuse($"has no member '{name}'");
        }

        return value.ValueKind == kind ? value : throw Refuse($"has '{name}' of type {value.ValueKind} instead of {kind}");
    }
}
