using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Where the rows of an answer are and what their fields are called.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class VenueRowLayout
{
    /// <summary>Stands in a path for the first property that holds a list, whatever its name.</summary>
    public const string AnyList = "*";

    private const int MostFields = 16;

    private VenueRowLayout(bool isList, string path, string[] names, int? required, string? token)
    {
        if (names.Length is 0 or > MostFields || required < 1 || required > names.Length)
        {
            throw new ArgumentException($"A row has from 1 to {MostFields} fields, of which at least one is required.", nameof(names));
        }

        IsList = isList;
        Path = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Names = names;
        Required = required ?? names.Length;
        Token = token?.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Keys = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
    }

    internal bool IsList { get; }

    internal string[] Path { get; }

    internal string[] Names { get; }

    internal byte[][] Keys { get; }

    internal int Required { get; }

    internal string[]? Token { get; }

    /// <summary>Rows that are lists, as in <c>[1704067200000,"1.5"]</c>. What follows the named fields is ignored.</summary>
    /// <param name="path">The properties on the way to the list of rows, with <c>/</c> between them, as in <c>result/list</c>; empty where the answer is that list.</param>
    /// <param name="fields">The names of the fields in their order, for messages; at most 16.</param>
    /// <param name="required">How many fields a row has at least; <see langword="null"/> for all.</param>
    /// <param name="token">The properties on the way to the token of the next page; <see langword="null"/> where there is none.</param>
    /// <returns>The layout.</returns>
    /// <exception cref="ArgumentException">There are no fields or too many.</exception>
    public static VenueRowLayout OfLists(string path, string[] fields, int? required = null, string? token = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(fields);
        return new VenueRowLayout(isList: true, path, fields, required, token);
    }

    /// <summary>Rows that are objects, as in <c>{"t":1704067200000,"o":"1.5"}</c>. Other properties are ignored.</summary>
    /// <param name="path">The properties on the way to the list of rows, with <c>/</c> between them; empty where the answer is that list.</param>
    /// <param name="properties">The names of the properties in the order in which they are read; at most 16.</param>
    /// <param name="required">How many of them, from the first, a row must have; <see langword="null"/> for all.</param>
    /// <param name="token">The properties on the way to the token of the next page; <see langword="null"/> where there is none.</param>
    /// <returns>The layout.</returns>
    /// <exception cref="ArgumentException">There are no properties or too many.</exception>
    public static VenueRowLayout OfObjects(string path, string[] properties, int? required = null, string? token = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(properties);
        return new VenueRowLayout(isList: false, path, properties, required, token);
    }
}
