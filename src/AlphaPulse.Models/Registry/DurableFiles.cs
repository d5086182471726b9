using System.Runtime.InteropServices;
using System.Text;

namespace AlphaPulse.Models;

/// <summary>File operations in steps after each of which a killed process leaves the registry whole.</summary>
internal sealed class DurableFiles
{
    /// <summary>Called before each step with its name; tests end the process here by throwing.</summary>
    internal Action<string>? BeforeStep { get; init; }

    /// <summary>Whether to wait for the disk; tests of killed processes, which lose no written bytes, do without.</summary>
    internal bool FlushesToDisk { get; init; } = true;

    /// <summary>Writes a whole file and returns when it is on the disk.</summary>
    internal void Write(string path, ReadOnlySpan<byte> content)
    {
        Step($"create {path}");
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        Step($"write {path}");
        stream.Write(content);
        Step($"flush {path}");
        stream.Flush(FlushesToDisk);
    }

    /// <summary>Appends to a file that is cut to a length first, and returns when that is on the disk.</summary>
    internal void Append(string path, long length, ReadOnlySpan<byte> content)
    {
        Step($"open {path}");
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        if (stream.Length != length)
        {
            Step($"cut {path}");
            stream.SetLength(length);
        }

        stream.Position = length;

        // In two pieces, so that a test can end the process in the middle of a line.
        var half = content.Length / 2;
        Step($"append the first half to {path}");
        stream.Write(content[..half]);
        stream.Flush();
        Step($"append the second half to {path}");
        stream.Write(content[half..]);
        Step($"flush {path}");
        stream.Flush(FlushesToDisk);
    }

    /// <summary>Renames a file over whatever is there.</summary>
    internal void Replace(string from, string to)
    {
        Step($"rename {from} to {to}");
        File.Move(from, to, overwrite: true);
        Sync(Path.GetDirectoryName(to)!);
    }

    /// <summary>Renames a folder whose files are on the disk.</summary>
    internal void MoveFolder(string from, string to)
    {
        Sync(from);
        Step($"rename {from} to {to}");
        Directory.Move(from, to);
        Sync(Path.GetDirectoryName(to)!);
    }

    internal void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Step($"create {path}");
            Directory.CreateDirectory(path);
        }
    }

    internal void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Step($"delete {path}");
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Brings the names in a folder to the disk, where the operating system lets a folder be flushed at all.</summary>
    internal void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // NTFS journals names itself and cannot flush a folder.
            return;
        }

        Step($"flush {folder}");
        if (!FlushesToDisk)
        {
            return;
        }

        var descriptor = OpenFolder([.. Encoding.UTF8.GetBytes(folder), 0], flags: 0);
        if (descriptor < 0)
        {
            return;
        }

        // Some file systems refuse to flush folders; renames are as durable there as they can be.
        _ = FlushDescriptor(descriptor);
        _ = CloseDescriptor(descriptor);
    }

    private void Step(string name) => BeforeStep?.Invoke(name);

    // Blittable signatures: no marshalling code is needed, so trimming and native compilation are safe.
#pragma warning disable SYSLIB1054 // The source generator would need unsafe code for the same three calls.
    [DllImport("libc", EntryPoint = "open", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushDescriptor(int descriptor);

    [DllImport("libc", EntryPoint = "close", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseDescriptor(int descriptor);
#pragma warning restore SYSLIB1054
}
