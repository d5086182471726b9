using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The names that a registry accepts: they become parts of paths and of a record that is kept for ever.</summary>
internal static class RegistryNames
{
    private const int MaximumLength = 100;

    internal static void CheckAliases(IEnumerable<string> aliases)
    {
        var any = false;
        foreach (var alias in aliases)
        {
            any = true;
            if (alias.Length is 0 or > MaximumLength || alias.StartsWith("m-", StringComparison.Ordinal)
                || !alias.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
            {
                throw new ArgumentException(
                    $"'{alias}' is no alias: use up to 100 lower-case letters, digits, '-' and '_', and do not begin with 'm-' as versions do.",
                    nameof(aliases));
            }
        }

        if (!any)
        {
            throw new ArgumentException("There is no alias to move; name at least one.", nameof(aliases));
        }
    }

    internal static void CheckFileName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaximumLength || name[0] == '.'
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new ArgumentException(
                $"'{name}' is no name of a document: use up to 100 letters, digits, '.', '-' and '_', and do not begin with a dot.", nameof(name));
        }
    }

    internal static void CheckRetention(ModelRetention retention)
    {
        if (retention.KeepNewest < 1 || retention.KeepServedWithin < TimeSpan.Zero || retention.KeepServedWithin > TimeSpan.FromDays(36_500))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The retention keeps the newest {retention.KeepNewest} and what served within {retention.KeepServedWithin}; at least 1, and zero to 36,500 days, are possible."),
                nameof(retention));
        }

        CheckAliases(retention.ServingAliases);
    }
}
