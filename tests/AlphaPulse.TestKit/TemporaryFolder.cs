using System.Globalization;

namespace AlphaPulse.TestKit;

/// <summary>A folder of its own for one test, removed with everything in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private static int _created;

    /// <summary>Creates the folder.</summary>
    public TemporaryFolder()
    {
        var number = Interlocked.Increment(ref _created);
        Path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"alphapulse-{Environment.ProcessId}-{number}"));
        Directory.CreateDirectory(Path);
    }

    /// <summary>The full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The full path of a file in the folder.</summary>
    /// <param name="name">The name of the file.</param>
    /// <returns>The full path.</returns>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
