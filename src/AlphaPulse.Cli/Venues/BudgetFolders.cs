namespace AlphaPulse.Cli.Venues;

/// <summary>Where processes keep together what venues still allow.</summary>
internal static class BudgetFolders
{
    /// <summary>The named folder, or the user's own; it is made where it is missing.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static string Open(string? named)
    {
        var folder = named ?? Default();
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder of budgets '{folder}' cannot be made: {exception.Message} Name another with --budget-folder.", exception);
        }
    }

    private static string Default()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "alphapulse", "budgets")
            : throw new IOException("The user has no folder for local application data; name a folder of budgets with --budget-folder.");
    }
}
