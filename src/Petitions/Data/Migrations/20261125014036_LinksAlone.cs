using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class LinksAlone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HeldTasksJson",
                table: "CaseLinks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HeldTasksJson",
                table: "CaseLinks",
                type: "TEXT",
                nullable: true);
        }
    }
}
